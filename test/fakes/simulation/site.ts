import { createHash } from 'node:crypto';
import { readMultipart } from '../multipart.ts';
import { answer } from '../redmine/server.ts';
import { RedmineStore, seed } from '../redmine/store.ts';

/** A request that arrived whole. Header names in lower case. */
export interface Arrived {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A ticket as the desk holds it, read from its own books. */
export interface Filed {
  number: string;
  /** The ticket's sentence, by which a test knows it: each report of a run has its own. */
  summary: string;
  /** SHA-256 of its attachments, sorted. */
  files: string[];
}

/** What a desk refuses until somebody mends it. */
export type Refusal = 'key' | 'place';

/** A help desk behind the network, with books of its own. */
export interface DeskSite {
  refuses: Refusal | undefined;
  handle(request: Arrived): Answered;
  filed(): Filed[];
  /** Forgets what was uploaded and is in no ticket yet, as desks do after a while. */
  expireUploads(): void;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function json(status: number, value: unknown): Answered {
  const text = value === undefined ? '' : JSON.stringify(value);
  return { status, headers: { 'content-type': 'application/json' }, text };
}

/** A receiver as docs/webhook.md describes it. Without `idempotent` it files whatever it gets, each time. */
export class WebhookSite implements DeskSite {
  refuses: Refusal | undefined;
  readonly #idempotent: boolean;
  readonly #firstNumber: number;
  readonly #books: (Filed & { reportId: string })[] = [];

  /** `firstNumber`: what the first ticket is called. */
  constructor(options: { idempotent: boolean; firstNumber?: number }) {
    this.#idempotent = options.idempotent;
    this.#firstNumber = options.firstNumber ?? 1000;
  }

  filed(): Filed[] {
    return this.#books;
  }

  expireUploads(): void {
    // It gets a report with its attachments in one piece.
  }

  handle({ method, url, headers, body }: Arrived): Answered {
    if (this.refuses !== undefined) return json(this.refuses === 'key' ? 401 : 404, { error: 'refused' });
    const id = method === 'GET' ? url.searchParams.get('reportId') : headers['idempotency-key'];
    const known = this.#books.find(({ reportId }) => reportId === id);
    if (method === 'GET') return known ? json(200, { number: known.number }) : json(404, { found: false });
    if (known !== undefined && this.#idempotent) return json(409, { duplicate: true, number: known.number });
    const [report, ...files] = readMultipart(headers['content-type'] ?? '', body);
    const { id: reportId, summary } = JSON.parse(String(report?.body)) as { id: string; summary: string };
    const number = String(this.#firstNumber + this.#books.length);
    this.#books.push({ number, reportId, summary, files: files.map((part) => hash(part.body)).sort() });
    return json(201, { number });
  }
}

/** The fake Redmine, without its socket. */
export class RedmineSiteInMemory implements DeskSite {
  refuses: Refusal | undefined;
  readonly #store = new RedmineStore();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  filed(): Filed[] {
    return this.#store.issues.map((issue) => ({
      number: String(issue.id),
      summary: issue.subject,
      files: this.#store.attachments
        // The report itself travels along as a file, so that its handle makes the create one that works once.
        .filter(({ issueId, filename }) => issueId === issue.id && filename !== 'handraise-report.json')
        .map(({ bytes }) => hash(bytes))
        .sort(),
    }));
  }

  expireUploads(): void {
    for (const upload of this.#store.attachments) if (upload.issueId === undefined) upload.token = 'expired';
  }

  handle({ method, url, headers, body }: Arrived): Answered {
    const path = decodeURIComponent(url.pathname);
    if (this.refuses === 'key') return json(401, undefined);
    if (this.refuses === 'place' && path === '/issues.json' && method === 'POST')
      return json(422, { errors: ['Project cannot be blank'] });
    if (this.refuses === 'place' && path.startsWith('/projects/')) return json(404, undefined);
    const {
      status,
      body: said,
      bytes,
    } = answer(
      {
        method,
        path,
        query: url.searchParams,
        key: headers['x-redmine-api-key'] ?? '',
        type: headers['content-type'] ?? '',
        body,
      },
      this.#store,
      this.#url,
    );
    return bytes === undefined ? json(status, said) : { ...json(status, undefined), text: String(bytes) };
  }
}

export const redmineSeed = seed;

/** Two desks behind one network, by their hosts; moods and refusals are about the first. */
export class TwoSites implements DeskSite {
  readonly #first: DeskSite;
  readonly #second: DeskSite;
  readonly #secondHost: string;

  constructor(first: DeskSite, second: DeskSite, secondHost: string) {
    this.#first = first;
    this.#second = second;
    this.#secondHost = secondHost;
  }

  get refuses(): Refusal | undefined {
    return this.#first.refuses;
  }

  set refuses(what: Refusal | undefined) {
    this.#first.refuses = what;
  }

  filed(): Filed[] {
    return [...this.#first.filed(), ...this.#second.filed()];
  }

  expireUploads(): void {
    this.#first.expireUploads();
  }

  handle(request: Arrived): Answered {
    return (request.url.host === this.#secondHost ? this.#second : this.#first).handle(request);
  }
}
