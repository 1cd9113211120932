import type { EvidenceView } from '../../../core/contract/views.ts';
import type { MachineDetails } from '../../../core/evidence/machine.ts';
import type { PictureDoubt } from '../../../core/ports/capture.ts';
import type { Chance, Clock } from '../../../core/ports/world.ts';
import type { DraftStore, NewAttachment, Stored } from '../../../core/ports/stores.ts';
import { fail, ok } from '../../../core/result.ts';
import {
  isUntouched,
  newDraft,
  patchDraft,
  type Draft,
  type DraftAttachment,
  type DraftPatch,
  type DraftSource,
} from '../../../core/ticket/draft.ts';
import { filesOf } from '../../../core/ticket/draftFiles.ts';
import { safeFileName } from '../../../core/ticket/fileName.ts';
import { withoutMetadataOf } from '../../adapters/pictures/metadata.ts';
import { Turns } from '../../../core/outbox/turns.ts';

/** What of the evidence is on its way; not part of the draft. */
export type Pending = Pick<EvidenceView, 'capturing' | 'captureFailures' | 'doubts' | 'gathering'> & {
  /** What of the machine is known before all of it is. */
  known: MachineDetails | null;
};

const idle: Pending = { capturing: false, captureFailures: [], doubts: [], gathering: [], known: null };

/**
 * Drafts in use. Every change is durable before its promise resolves; changes of one draft happen one after
 * another, so that typing, pictures and machine details never undo each other.
 */
export class Drafts {
  readonly #store: DraftStore;
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #mutex = new Turns();
  readonly #open = new Map<string, Draft>();
  readonly #pending = new Map<string, Pending>();
  /** Drafts whose ticket is saved. */
  readonly #sealed = new Set<string>();
  readonly #onEvidence: (view: EvidenceView) => void;

  constructor(store: DraftStore, clock: Clock, chance: Chance, onEvidence: (view: EvidenceView) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#chance = chance;
    this.#onEvidence = onEvidence;
  }

  /** A fresh draft, on disk. */
  async create(source: DraftSource, prefill: Partial<Draft>): Stored<Draft> {
    const draft = newDraft(this.#chance.ulid(), this.#now(), source, prefill);
    const made = await this.#store.create(draft);
    if (!made.ok) return made;
    this.#open.set(draft.id, draft);
    return ok(draft);
  }

  /** The draft as it is now, from memory or disk. */
  async read(id: string): Stored<Draft> {
    if (this.#sealed.has(id)) return fail({ kind: 'notFound' });
    const known = this.#open.get(id);
    if (known !== undefined) return ok(known);
    const stored = await this.#store.read(id);
    // Changed while it was read: what came from the disk is older than what is known.
    const newer = this.#open.get(id);
    if (newer !== undefined) return ok(newer);
    if (!stored.ok) return stored;
    this.#open.set(id, stored.value);
    // What was covered may still show in them. They are in no list, so that nobody has to wait for it.
    void this.#store.sweepFiles(stored.value);
    return stored;
  }

  /** Evidence and what of it is still on its way. */
  evidence(draft: Draft): EvidenceView {
    const { id: draftId, attachments, machine } = draft;
    const { known, ...pending } = this.#pending.get(draftId) ?? idle;
    return { draftId, attachments, machine: known ?? machine, ...pending };
  }

  /** Notes what is on its way and tells the window. Nothing happens for a draft that is gone. */
  setPending(id: string, change: Partial<Pending>): void {
    const draft = this.#open.get(id);
    if (draft === undefined) return;
    this.#pending.set(id, { ...(this.#pending.get(id) ?? idle), ...change });
    this.#onEvidence(this.evidence(draft));
  }

  save(id: string, patch: DraftPatch): Stored<Draft> {
    return this.change(id, (draft) => patchDraft(draft, patch, this.#now()));
  }

  /** Applies a pure change and writes it; `updatedAt` moves on, so that an earlier preview no longer holds. */
  change(id: string, apply: (draft: Draft) => Draft): Stored<Draft> {
    return this.#mutex.run(id, async () => {
      const current = await this.read(id);
      if (!current.ok) return current;
      const changed = { ...apply(current.value), updatedAt: this.#now() };
      const written = await this.#store.write(changed);
      if (!written.ok) return written;
      this.#open.set(id, changed);
      return ok(changed);
    });
  }

  /** Copies a file's bytes beside the draft, lists it and tells the window. Sizes in bytes. */
  async addFile(
    id: string,
    about: NewAttachment,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Stored<DraftAttachment> {
    const added = await this.#write(id, about, bytes, maxBytes);
    if (!added.ok) return added;
    const listed = await this.change(id, (draft) => ({
      ...draft,
      attachments: [...draft.attachments, added.value],
    }));
    if (!listed.ok) return listed;
    this.#onEvidence(this.evidence(listed.value));
    return added;
  }

  /** Puts other bytes in the place of an attachment, which keeps its name and place. The new ones are durable before the old ones go. */
  async replaceFile(
    id: string,
    attachmentId: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Stored<DraftAttachment> {
    const draft = await this.read(id);
    if (!draft.ok) return draft;
    const old = draft.value.attachments.find((attachment) => attachment.id === attachmentId);
    if (old === undefined) return fail({ kind: 'notFound' });
    const { name, mediaType, origin, included } = old;
    const added = await this.#write(id, { name, mediaType, origin }, bytes, Number.MAX_SAFE_INTEGER);
    if (!added.ok) return added;
    const replacement = { ...added.value, included };
    const listed = await this.change(id, (current) => ({
      ...current,
      attachments: current.attachments.map((one) => (one.id === attachmentId ? replacement : one)),
    }));
    if (!listed.ok) return listed;
    this.#onEvidence(this.evidence(listed.value));
    const gone = await this.#store.removeFile(id, attachmentId);
    return gone.ok ? ok(replacement) : gone;
  }

  #write(
    id: string,
    about: NewAttachment,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Stored<DraftAttachment> {
    return this.#store.addFile(
      id,
      { ...about, name: safeFileName(about.name) },
      // Ours have none.
      about.origin === 'screenshot' ? bytes : withoutMetadataOf(bytes),
      maxBytes,
    );
  }

  changeAttachment(
    id: string,
    attachmentId: string,
    change: { included?: boolean; name?: string },
  ): Stored<Draft> {
    return this.change(id, (draft) => ({
      ...draft,
      attachments: draft.attachments.map((attachment) =>
        attachment.id === attachmentId
          ? {
              ...attachment,
              included: change.included ?? attachment.included,
              name: change.name === undefined ? attachment.name : safeFileName(change.name, attachment.name),
            }
          : attachment,
      ),
    }));
  }

  /** Takes attachments off the list first and deletes their bytes then: a crash between leaves a stray file, not a hole. */
  async removeAttachments(id: string, which: (attachment: DraftAttachment) => boolean): Stored<Draft> {
    let removed: DraftAttachment[] = [];
    const changed = await this.change(id, (draft) => {
      removed = draft.attachments.filter(which);
      return { ...draft, attachments: draft.attachments.filter((attachment) => !which(attachment)) };
    });
    if (!changed.ok) return changed;
    for (const file of removed.flatMap(filesOf)) {
      const gone = await this.#store.removeFile(id, file.id);
      if (!gone.ok) return gone;
    }
    return changed;
  }

  /** Notes that a picture looks wrong. */
  doubt(id: string, attachmentId: string, doubt: PictureDoubt): void {
    const { doubts } = this.#pending.get(id) ?? idle;
    this.setPending(id, { doubts: [...doubts, { attachmentId, doubt }] });
  }

  async discard(id: string): Stored<void> {
    return this.#mutex.run(id, () => this.#remove(id));
  }

  /**
   * The draft has become a ticket: from now on it is not there, also where the disk does not let go of it yet. Words
   * that were written into it now would be in no ticket.
   */
  becameTicket(id: string): Stored<void> {
    return this.#mutex.run(id, () => {
      this.#sealed.add(id);
      return this.#remove(id);
    });
  }

  /** Throws away a draft in which nobody wrote; any other stays. */
  async leave(id: string): Stored<void> {
    return this.#mutex.run(id, async () => {
      // Looked at in the draft's turn: words that are on their way to the disk count as written.
      const draft = await this.read(id);
      if (!draft.ok) return draft.failure.kind === 'notFound' ? ok(undefined) : fail(draft.failure);
      return isUntouched(draft.value) ? this.#remove(id) : ok(undefined);
    });
  }

  /** Every draft on disk, latest first, and those that cannot be read. */
  async list(): ReturnType<DraftStore['list']> {
    const { drafts, unreadable } = await this.#store.list();
    const current = drafts
      .filter(({ id }) => !this.#sealed.has(id))
      .map((draft) => this.#open.get(draft.id) ?? draft);
    return { drafts: current.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)), unreadable };
  }

  async #remove(id: string): Stored<void> {
    this.#open.delete(id);
    this.#pending.delete(id);
    const removed = await this.#store.remove(id);
    return !removed.ok && removed.failure.kind === 'notFound' ? ok(undefined) : removed;
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}
