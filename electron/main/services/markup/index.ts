import type { CallParsed, CallResponse } from '../../../../core/contract/calls.ts';
import type { MarkFailure } from '../../../../core/contract/markupCalls.ts';
import type { Area, PictureMarks } from '../../../../core/evidence/marks.ts';
import { coveredAreas, redactedAreas } from '../../../../core/evidence/redaction.ts';
import { missingAreas, sameAreas } from '../../../../core/evidence/sameAreas.ts';
import { Turns } from '../../../../core/outbox/turns.ts';
import type { FlattenJob } from '../../../../core/ports/pictures.ts';
import type { DraftStore } from '../../../../core/ports/stores.ts';
import type { Chance, Clock } from '../../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import { filesOf } from '../../../../core/ticket/draftFiles.ts';
import type { Drafts } from '../drafts.ts';
import { finishPicture, type FinishedFile, type FinishWorld } from './finish.ts';
import { readWhole } from '../../../adapters/files/readWhole.ts';
import { markedAttachment, unmarkedAttachment } from './replace.ts';

/** What the service is handed. */
export interface MarkupWorld extends FinishWorld {
  drafts: Drafts;
  store: DraftStore;
  clock: Clock;
  chance: Chance;
}

type Outcome = Promise<Result<DraftAttachment, MarkFailure>>;

/**
 * Marks pictures of drafts. The list in the draft changes only when the finished file is on the disk and was found to
 * be what it has to be, and files that it names no more are deleted after that: whenever the app is ended, the draft
 * holds either the picture before or the picture after.
 */
export class Markup {
  readonly #world: MarkupWorld;
  /** Pictures of one draft are marked one after another, so that none works on what another one just replaced. */
  readonly #turns = new Turns();

  constructor(world: MarkupWorld) {
    this.#world = world;
  }

  /** See `markPicture` of the contract. */
  async mark(request: CallParsed<'markPicture'>): Promise<CallResponse<'markPicture'>> {
    const { draftId, attachmentId } = request;
    const outcome = await this.#turns.run(draftId, async () => {
      const attachment = await this.#find(draftId, attachmentId);
      if (attachment === undefined) return fail({ kind: 'changed' as const });
      const scale = attachment.marks?.scale;
      // The page draws; how large the picture leaves is not its business.
      const marks: PictureMarks = scale === undefined ? request.marks : { ...request.marks, scale };
      const nothing = marks.marks.length === 0 && marks.crop === null && scale === undefined;
      return nothing
        ? this.#restore(draftId, attachment)
        : this.#draw(draftId, attachment, { ...request, marks });
    });
    return outcome.ok
      ? { kind: 'marked', attachment: outcome.value }
      : { kind: 'notDone', failure: outcome.failure };
  }

  /** See `redactEverywhere` of the contract. */
  redactEverywhere(request: CallParsed<'redactEverywhere'>): Promise<CallResponse<'redactEverywhere'>> {
    const { draftId, from, areas } = request;
    return this.#turns.run(draftId, async () => {
      const draft = await this.#world.drafts.read(draftId);
      if (!draft.ok) return { attachments: [], failure: { kind: 'storage', failure: draft.failure } };
      const attachments: DraftAttachment[] = [];
      for (const attachment of sameAreas(draft.value.attachments, from, areas)) {
        const outcome = await this.#coverMore(draftId, attachment, areas);
        if (!outcome.ok) return { attachments, failure: outcome.failure };
        attachments.push(outcome.value);
      }
      return { attachments, failure: null };
    });
  }

  async #draw(
    draftId: string,
    attachment: DraftAttachment,
    { marks, overlay, decoded }: CallParsed<'markPicture'>,
  ): Outcome {
    const { store } = this.#world;
    const under = attachment.original ?? attachment;
    const bytes = await readWhole(store.readAttachment(draftId, { ...attachment, ...under }));
    if (!bytes.ok) return fail({ kind: 'storage', failure: bytes.failure });
    const picture = under.mediaType === 'image/png' ? bytes.value : decoded;
    if (picture === null) return fail({ kind: 'notAPicture' });
    // What was covered before stays covered, whatever is drawn over it now.
    const cover = [...(under.redaction?.areas ?? []), ...redactedAreas(marks)];
    const job = { picture, overlay, crop: marks.crop, cover, ...scaleOf(marks) };
    const finished = await finishPicture(this.#world, draftId, attachment, job);
    return finished.ok ? this.#put(draftId, attachment, marks, finished.value) : finished;
  }

  /** Covers more of a picture. Where something is drawn on it already, the finished picture is worked on: what was drawn is known to the page only. */
  async #coverMore(draftId: string, attachment: DraftAttachment, areas: readonly Area[]): Outcome {
    const { store, chance } = this.#world;
    const before = attachment.marks ?? { schema: 1, marks: [], crop: null };
    const more = missingAreas(before, areas).map((area) => ({
      kind: 'redact' as const,
      id: chance.ulid(),
      area,
    }));
    const marks: PictureMarks = { ...before, marks: [...before.marks, ...more] };
    const bytes = await readWhole(store.readAttachment(draftId, attachment));
    if (!bytes.ok) return fail({ kind: 'storage', failure: bytes.failure });
    if (attachment.mediaType !== 'image/png') return fail({ kind: 'notAPicture' });
    const { original } = attachment;
    const all = [...((original ?? attachment).redaction?.areas ?? []), ...redactedAreas(marks)];
    const cover = original === undefined ? all : coveredAreas(all, marks.crop, original, marks.scale);
    const job = { picture: bytes.value, overlay: null, crop: null, cover };
    const finished = await finishPicture(this.#world, draftId, attachment, job);
    return finished.ok ? this.#put(draftId, attachment, marks, finished.value) : finished;
  }

  /** See `shrinkPicture` of the contract. The finished picture is worked on: what was drawn on it is known to the page only. */
  async shrink({
    draftId,
    attachmentId,
  }: CallParsed<'shrinkPicture'>): Promise<CallResponse<'shrinkPicture'>> {
    const outcome = await this.#turns.run(draftId, async () => {
      const attachment = await this.#find(draftId, attachmentId);
      if (attachment === undefined) return fail({ kind: 'changed' as const });
      const before = attachment.marks ?? { schema: 1 as const, marks: [], crop: null };
      if (attachment.mediaType !== 'image/png' || before.scale === 0.25)
        return fail({ kind: 'notAPicture' as const });
      const bytes = await readWhole(this.#world.store.readAttachment(draftId, attachment));
      if (!bytes.ok) return fail({ kind: 'storage' as const, failure: bytes.failure });
      const cover = attachment.redaction?.areas ?? [];
      const job = { picture: bytes.value, overlay: null, crop: null, cover, scale: 0.5 as const };
      const finished = await finishPicture(this.#world, draftId, attachment, job);
      const marks: PictureMarks = { ...before, scale: before.scale === 0.5 ? 0.25 : 0.5 };
      return finished.ok ? this.#put(draftId, attachment, marks, finished.value) : finished;
    });
    return outcome.ok
      ? { kind: 'marked', attachment: outcome.value }
      : { kind: 'notDone', failure: outcome.failure };
  }

  #put(draftId: string, before: DraftAttachment, marks: PictureMarks, made: FinishedFile): Outcome {
    const checkedAt = new Date(this.#world.clock.now()).toISOString();
    return this.#replace(draftId, before, made.file.id, (current) =>
      markedAttachment(current, marks, made, checkedAt),
    );
  }

  #restore(draftId: string, attachment: DraftAttachment): Outcome {
    const { original } = attachment;
    if (original === undefined) return Promise.resolve(ok(attachment));
    return this.#replace(draftId, attachment, original.id, unmarkedAttachment);
  }

  /**
   * The one moment in which the picture changes. The file that is not needed any more goes at once: that of the
   * earlier marks, or the new one if the picture was taken out of the draft meanwhile.
   */
  async #replace(
    draftId: string,
    before: DraftAttachment,
    newId: string,
    replaced: (current: DraftAttachment) => DraftAttachment,
  ): Outcome {
    const { drafts } = this.#world;
    const changed = await drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: draft.attachments.map((one) => (one.id === before.id ? replaced(one) : one)),
    }));
    const after = changed.ok ? changed.value.attachments.find(({ id }) => id === newId) : undefined;
    const needed = filesOf(after ?? before).map(({ id }) => id);
    for (const id of new Set([before.id, newId])) if (!needed.includes(id)) await this.#remove(draftId, id);
    if (!changed.ok) return fail({ kind: 'storage', failure: changed.failure });
    if (after === undefined) return fail({ kind: 'changed' });
    drafts.setPending(draftId, {});
    return ok(after);
  }

  async #remove(draftId: string, id: string): Promise<void> {
    const gone = await this.#world.store.removeFile(draftId, id);
    // The next opening of the draft sweeps it up.
    if (!gone.ok) this.#world.logger.warn('a picture nobody needs stays for now', { draftId, id });
  }

  async #find(draftId: string, attachmentId: string): Promise<DraftAttachment | undefined> {
    const draft = await this.#world.drafts.read(draftId);
    return draft.ok ? draft.value.attachments.find(({ id }) => id === attachmentId) : undefined;
  }
}

const scaleOf = ({ scale }: PictureMarks): Pick<FlattenJob, 'scale'> =>
  scale === undefined ? {} : { scale };
