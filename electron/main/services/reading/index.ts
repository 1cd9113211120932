import type { CallParsed, CallRequest, CallResponse } from '../../../../core/contract/calls.ts';
import type { Done, EvidenceView } from '../../../../core/contract/views.ts';
import { answerTo } from '../../../../core/evidence/answers.ts';
import { errorMessageIn } from '../../../../core/evidence/errorMessage/index.ts';
import { readingLanguages } from '../../../../core/evidence/readingLanguages.ts';
import { suggestRedactions, type Suggestion } from '../../../../core/evidence/suggest.ts';
import type { DraftStore } from '../../../../core/ports/stores.ts';
import type { ReadingFailure, TextReader } from '../../../../core/ports/textReader.ts';
import type { Clock, Logger } from '../../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import { encodePng } from '../../../adapters/capture/png.ts';
import { readWhole } from '../../../adapters/files/readWhole.ts';
import type { Drafts } from '../drafts.ts';

/** What the service is handed. */
export interface ReadingWorld {
  drafts: Drafts;
  store: DraftStore;
  reader: TextReader;
  wanted: () => boolean;
  /** BCP 47 tags, the most wanted first. */
  languages: () => readonly string[];
  clock: Clock;
  logger: Logger;
}

/** What is kept of a picture's text, in memory only: never the text itself. */
interface ReadPicture {
  suggestions: Suggestion[];
  errorMessage: string | null;
}

interface Entry {
  draftId: string;
  stop: AbortController;
  outcome: Promise<Result<ReadPicture, ReadingFailure>>;
}

/** A picture that is taken again at once is not read, and a window that is about to show comes first; milliseconds. */
const patience = 1_500;
/** Side of the empty picture, in pixels. */
const emptySide = 64;
/** Pictures whose text is remembered. The oldest are read anew if somebody asks. */
const mostKept = 100;

/** What stays the same through all markings: the id of the unmarked picture. */
const unmarkedId = ({ id, original }: DraftAttachment): string => original?.id ?? id;
const isPng = ({ mediaType, original }: DraftAttachment): boolean =>
  (original?.mediaType ?? mediaType) === 'image/png';
const isPicture = ({ mediaType }: DraftAttachment): boolean => mediaType.startsWith('image/');

/** Reads the pictures of drafts behind everybody's back, but never without their knowing: nothing is changed by it. */
export class Reading {
  readonly #world: ReadingWorld;
  readonly #entries = new Map<string, Entry>();

  constructor(world: ReadingWorld) {
    this.#world = world;
  }

  /** The languages that can be read (ISO 639-3), after an empty picture was read in one; none when that failed. */
  async tryOut(): Promise<readonly string[]> {
    const { reader, logger } = this.#world;
    const [first, ...more] = reader.languages();
    if (first === undefined) return [];
    const data = new Uint8Array(emptySide * emptySide * 4).fill(255);
    const png = encodePng({ width: emptySide, height: emptySide, data });
    const read = await reader.read(png, { languages: [first] });
    if (read.ok) return [first, ...more];
    logger.warn('pictures cannot be read', { ...read.failure });
    return [];
  }

  /** The draft's evidence as it is now: new pictures are read, those that are gone no longer. */
  seen({ draftId, attachments }: EvidenceView): void {
    const pictures = attachments.filter(isPicture);
    const there = new Set(pictures.map(unmarkedId));
    for (const [id, entry] of this.#entries) {
      if (entry.draftId === draftId && !there.has(id)) this.#drop(id, entry);
    }
    if (!this.#world.wanted()) return;
    // Others are decoded by the page first.
    for (const picture of pictures) if (isPng(picture)) this.#entryFor(draftId, picture, null);
  }

  /** The draft is sent or discarded. */
  forget(draftId: string): void {
    for (const [id, entry] of this.#entries) if (entry.draftId === draftId) this.#drop(id, entry);
  }

  stop(): void {
    for (const [id, entry] of this.#entries) this.#drop(id, entry);
  }

  /** See `readPicture` of the contract. */
  async read({
    draftId,
    attachmentId,
    decoded = null,
  }: CallRequest<'readPicture'>): Promise<CallResponse<'readPicture'>> {
    if (!this.#world.wanted()) return { kind: 'off' };
    const picture = await this.#find(draftId, attachmentId);
    if (picture === undefined || !isPicture(picture)) return { kind: 'failed', reason: 'gone' };
    const known = this.#entries.has(unmarkedId(picture));
    if (!known && !isPng(picture) && decoded === null) return { kind: 'failed', reason: 'notAPicture' };
    const outcome = await this.#entryFor(draftId, picture, decoded).outcome;
    if (!outcome.ok) return { kind: 'failed', reason: reasonFor(outcome.failure) };
    const { suggestions, errorMessage } = outcome.value;
    // Looked up again: it may have been marked while it was read.
    const { marks, declined = [] } = (await this.#find(draftId, unmarkedId(picture))) ?? picture;
    return {
      kind: 'read',
      suggestions: suggestions.map((one) => ({ ...one, answer: answerTo(one, marks, declined) })),
      errorMessage: errorMessage === null ? null : { text: errorMessage },
    };
  }

  /** See `declineSuggestions` of the contract. */
  async decline({ draftId, attachmentId, ids }: CallParsed<'declineSuggestions'>): Promise<Done> {
    const { drafts } = this.#world;
    const isIt = (one: DraftAttachment): boolean =>
      one.id === attachmentId || unmarkedId(one) === attachmentId;
    const changed = await drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: draft.attachments.map((one) => (isIt(one) ? { ...one, declined: ids } : one)),
    }));
    if (!changed.ok) return { kind: 'notDone', failure: changed.failure };
    drafts.setPending(draftId, {});
    return { kind: 'done' };
  }

  #entryFor(draftId: string, picture: DraftAttachment, decoded: Uint8Array | null): Entry {
    const id = unmarkedId(picture);
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const stop = new AbortController();
    const outcome = this.#readText(draftId, picture, decoded, stop.signal);
    const entry = { draftId, stop, outcome };
    this.#entries.set(id, entry);
    for (const [oldest, old] of this.#entries) {
      if (this.#entries.size <= mostKept) break;
      this.#drop(oldest, old);
    }
    // Not tried again: what took too long once would take as long at every look.
    void outcome.then((result) => {
      if (!result.ok && !['cancelled', 'notAPicture'].includes(result.failure.kind))
        this.#world.logger.warn('a picture was not read', { draftId, ...result.failure });
    });
    return entry;
  }

  async #readText(
    draftId: string,
    picture: DraftAttachment,
    decoded: Uint8Array | null,
    signal: AbortSignal,
  ): Promise<Result<ReadPicture, ReadingFailure>> {
    const { store, reader, languages } = this.#world;
    await this.#pause(signal);
    if (signal.aborted) return fail({ kind: 'cancelled' });
    const unmarked = { ...picture, ...picture.original };
    const bytes = decoded === null ? await readWhole(store.readAttachment(draftId, unmarked)) : ok(decoded);
    if (!bytes.ok) return fail({ kind: 'stopped', detail: bytes.failure.kind });
    const read = await reader.read(bytes.value, { languages: readingLanguages(languages()), signal });
    if (!read.ok) return read;
    return ok({
      suggestions: suggestRedactions(read.value),
      errorMessage: errorMessageIn(read.value)?.text ?? null,
    });
  }

  #pause(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#world.clock.after(patience, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }

  #drop(id: string, { stop }: Entry): void {
    this.#entries.delete(id);
    stop.abort();
  }

  async #find(draftId: string, attachmentId: string): Promise<DraftAttachment | undefined> {
    const draft = await this.#world.drafts.read(draftId);
    if (!draft.ok) return undefined;
    return draft.value.attachments.find((one) => one.id === attachmentId || unmarkedId(one) === attachmentId);
  }
}

type FailedReason = Extract<CallResponse<'readPicture'>, { kind: 'failed' }>['reason'];

function reasonFor({ kind }: ReadingFailure): FailedReason {
  if (kind === 'notAPicture') return 'notAPicture';
  return kind === 'cancelled' ? 'gone' : 'notRead';
}
