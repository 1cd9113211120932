import type { DraftPatch } from '../../core/ticket/draft.ts';
import { api, type StorageFailure } from './api.ts';
import { Autosave, type SaveState } from './autosave.ts';

export type DraftAutosave = Autosave<DraftPatch, StorageFailure>;

/**
 * One autosave for each draft that was opened. They outlive the screen: what a full disk refused is kept and tried
 * again while the person looks at something else.
 */
const autosaves = new Map<string, DraftAutosave>();

/** What has to be on disk before the window goes away, or before a draft is sent. */
interface Kept {
  draftId: string;
  flush: () => Promise<boolean>;
  drop: () => void;
  state: () => SaveState<{ kind: string }>;
  /** It is drawn before it is saved, which a page that goes away does not finish. */
  drawn: boolean;
}
const kept = new Set<Kept>();

/** Lets something else that saves itself be waited for, together with the draft that it belongs to. */
export function keep(
  { flush, drop, state }: Pick<Kept, 'flush' | 'drop' | 'state'>,
  draftId: string,
  drawn: boolean,
): void {
  kept.add({ draftId, flush, drop, state, drawn });
}

/** The autosave of a draft, made when first asked for. */
export function autosaveOf(draftId: string): DraftAutosave {
  const known = autosaves.get(draftId);
  if (known !== undefined) return known;
  const made: DraftAutosave = new Autosave({
    save: (patch) => api.saveDraft({ draftId, patch }),
    unexpected: (error) => ({
      kind: 'other',
      detail: error instanceof Error ? error.message : String(error),
    }),
  });
  autosaves.set(draftId, made);
  keep({ flush: () => made.flush(), drop: () => made.drop(), state: made.state }, draftId, false);
  return made;
}

/** Saves whatever is pending; called when the window is hidden or about to close. True: all of it is on disk. */
export async function flushAll(): Promise<boolean> {
  return (await Promise.all([...kept].map(({ flush }) => flush()))).every(Boolean);
}

/** Saves whatever is pending of one draft, its pictures included. True: all of it is on disk. */
export async function flushDraft(draftId: string): Promise<boolean> {
  const own = [...kept].filter((one) => one.draftId === draftId);
  return (await Promise.all(own.map(({ flush }) => flush()))).every(Boolean);
}

/** Forgets whatever is pending of one draft: it was thrown away. */
export function dropDraft(draftId: string): void {
  for (const one of kept) if (one.draftId === draftId) one.drop();
}

/** True while the disk refuses something that was written. A draft that is gone waits for no disk any more. */
export function somethingUnsaved(): boolean {
  return [...kept]
    .map(({ state }) => state())
    .some((state) => state.kind === 'failed' && state.failure.kind !== 'notFound');
}

/** True while marks of a picture are on their way to the disk: the window must not go away before. */
export function somethingOnItsWay(): boolean {
  return [...kept].some(({ drawn, state }) => drawn && ['unsaved', 'saving'].includes(state().kind));
}
