import type { DraftAttachment } from '../../core/ticket/draft.ts';
import type { MarkFailure } from '../../core/contract/markupCalls.ts';
import type { PictureMarks } from '../../core/evidence/marks.ts';
import { api } from './api.ts';
import { Autosave } from './autosave.ts';
import { keep } from './autosaves.ts';

type Outcome = { kind: 'done' } | { kind: 'notDone'; failure: MarkFailure };

/** What was drawn on a picture. The pictures are made when it is saved, not when it is drawn. */
interface Work {
  marks: PictureMarks;
  overlay: () => Promise<Uint8Array<ArrayBuffer> | null>;
  decoded: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** What stays of a picture through all markings. */
export const pictureKey = (attachment: DraftAttachment): string => attachment.original?.id ?? attachment.id;

/** Pause after the last change: each saving draws, encodes and checks a whole picture. Milliseconds. */
const quiet = { delay: 700, longest: 5000 };

/** One picture of a draft that is marked: where its marks are saved, and what was said about suggestions. */
class MarkedPicture {
  readonly autosave: Autosave<{ work: Work }, MarkFailure>;
  readonly #draftId: string;
  /** The picture as it is now: its file is another one after each marking. */
  #attachment: DraftAttachment;
  #declined: readonly string[];

  constructor(draftId: string, attachment: DraftAttachment) {
    this.#draftId = draftId;
    this.#attachment = attachment;
    this.#declined = attachment.declined ?? [];
    this.autosave = new Autosave({
      ...quiet,
      save: ({ work }) => this.#save(work),
      unexpected: (error) => ({
        kind: 'storage',
        failure: { kind: 'other', detail: error instanceof Error ? error.message : String(error) },
      }),
    });
  }

  /** Suggestions that were declined, by id; kept with the picture until the report is sent. */
  get declined(): readonly string[] {
    return this.#declined;
  }
  decline(ids: readonly string[]): void {
    this.#declined = ids;
    const picture = { draftId: this.#draftId, attachmentId: pictureKey(this.#attachment) };
    // What the disk refuses is only asked about again.
    void api.declineSuggestions({ ...picture, ids: [...ids] });
  }

  /** The draft has the picture in this form now. */
  follow(attachment: DraftAttachment): void {
    this.#attachment = attachment;
  }

  async #save({ marks, overlay, decoded }: Work): Promise<Outcome> {
    const drawn = await overlay();
    const { original, mediaType } = this.#attachment;
    const isPng = (original?.mediaType ?? mediaType) === 'image/png';
    const outcome = await api.markPicture({
      draftId: this.#draftId,
      attachmentId: this.#attachment.id,
      marks,
      overlay: drawn,
      decoded: isPng ? null : await decoded(),
    });
    if (outcome.kind === 'notDone') return outcome;
    this.follow(outcome.attachment);
    return { kind: 'done' };
  }
}

/** They outlive the editor: what the disk refused is kept and tried again while the person looks at something else. */
const pictures = new Map<string, MarkedPicture>();
const listeners = new Set<() => void>();

const keyOf = (draftId: string, attachment: DraftAttachment): string =>
  `${draftId}/${pictureKey(attachment)}`;

/** The marked picture, made when first asked for. */
export function markedPictureOf(draftId: string, attachment: DraftAttachment): MarkedPicture {
  const known = pictures.get(keyOf(draftId, attachment));
  if (known !== undefined) return known;
  const made = new MarkedPicture(draftId, attachment);
  const { autosave } = made;
  pictures.set(keyOf(draftId, attachment), made);
  keep({ flush: () => autosave.flush(), drop: () => autosave.drop(), state: autosave.state }, draftId, true);
  autosave.subscribe(() => {
    for (const listener of listeners) listener();
  });
  return made;
}

/** For useSyncExternalStore, together with `markFailureOf`. */
export function subscribeToMarks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why marks on a picture of the draft are not on the disk; null when all of them are, or on their way. */
export function markFailureOf(draftId: string): MarkFailure | null {
  for (const [key, { autosave }] of pictures) {
    const state = autosave.state();
    if (key.startsWith(`${draftId}/`) && state.kind === 'failed') return state.failure;
  }
  return null;
}

/** Forgets what is pending for pictures that are not in the draft any more: they were removed or taken again. */
export function keepOnly(draftId: string, attachments: readonly DraftAttachment[]): void {
  const left = new Set(attachments.map((attachment) => keyOf(draftId, attachment)));
  for (const [key, picture] of pictures) {
    if (!key.startsWith(`${draftId}/`) || left.has(key)) continue;
    picture.autosave.drop();
    pictures.delete(key);
  }
}
