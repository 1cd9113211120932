import { createHash } from 'node:crypto';
import type { RequestTrackerSite } from '../helpdesks/rt.ts';
import type { ArrivedReport } from './helpDesk.contract.ts';

/** A ticket as the API shows it, as far as tests look. */
export interface ShownTicket {
  id: number | string;
  Subject: string;
  Status: string;
  Priority: string;
  Requestor: { id: string }[];
  CustomFields: { name: string; values: string[] }[];
}

interface ShownPart {
  id: string;
  Filename: string | null;
  ContentType: string;
  TransactionId: string;
}

/** Request Tracker as its administrator sees it: made apart from the connector, so that it can contradict it. */
export interface RequestTrackerClient {
  ticket: (number: string) => Promise<ShownTicket>;
  /** The report under a number, whatever its fields say. */
  report: (number: string) => Promise<ArrivedReport>;
  reports: (reportId: string) => Promise<(ArrivedReport & { number: string })[]>;
  everything: () => Promise<unknown>;
  change: (number: string, change: Record<string, unknown>) => Promise<void>;
  /** Creates a ticket that is nobody's report. */
  create: (values: Record<string, unknown>) => Promise<string>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function requestTrackerClient(site: RequestTrackerSite): RequestTrackerClient {
  // A token costs a quarter of a second each time, a session nothing.
  let session: Promise<string> | undefined;
  const signIn = async (): Promise<string> => {
    const headers = { Authorization: `token ${site.adminToken}` };
    const page = await fetch(`${site.url}/SelfService/`, { headers });
    return page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  const ask = async <Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> => {
    const cookie = await (session ??= signIn());
    const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${site.url}/REST/2.0/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
  const search = async (query: string): Promise<(ShownTicket & { LastUpdated: string })[]> => {
    const { items } = await ask<{ items: (ShownTicket & { LastUpdated: string })[] }>(
      `tickets?query=${encodeURIComponent(query)}&fields=CustomFields,Subject,LastUpdated&per_page=100&orderby=id&order=DESC`,
    );
    return items;
  };
  const ticket = (number: string): Promise<ShownTicket> => ask(`ticket/${number}`);
  const report = async (number: string): Promise<ArrivedReport> => {
    const { Subject } = await ticket(number);
    const fields = 'fields=Filename,ContentType,TransactionId&per_page=100';
    const { items } = await ask<{ items: ShownPart[] }>(`ticket/${number}/attachments?${fields}`);
    const bytes = async ({ id }: ShownPart): Promise<Buffer> =>
      Buffer.from((await ask<{ Content: string }>(`attachment/${id}`)).Content, 'base64');
    const text = items.find((one) => one.ContentType === 'text/plain' && (one.Filename ?? '') === '');
    const files = items.filter((one) => (one.Filename ?? '') !== '');
    return {
      text: `${Subject}\n${text === undefined ? '' : (await bytes(text)).toString('utf8')}`,
      attachments: await Promise.all(
        files.map(async (one) => ({ name: one.Filename ?? '', sha256: sha256(await bytes(one)) })),
      ),
    };
  };
  return {
    ticket,
    report,
    async reports(reportId) {
      const hits = (await search('id > 0')).filter(({ CustomFields: fields }) =>
        fields.some(({ values }) => values.includes(reportId)),
      );
      return Promise.all(hits.map(async ({ id }) => ({ number: String(id), ...(await report(String(id))) })));
    },
    async everything() {
      return (await search('id > 0')).map(({ id, LastUpdated }) => ({ id, LastUpdated }));
    },
    async change(number, change) {
      await ask(`ticket/${number}`, 'PUT', change);
    },
    async create(values) {
      return (await ask<{ id: string }>('ticket', 'POST', { Queue: site.queue, ...values })).id;
    },
  };
}
