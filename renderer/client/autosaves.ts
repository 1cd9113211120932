import type { DraftPatch } from '../../core/ticket/draft.ts';
import { api, type StorageFailure } from './api.ts';
import { Autosave } from './autosave.ts';

export type DraftAutosave = Autosave<DraftPatch, StorageFailure>;

/**
 * One autosave for each draft that was opened. They outlive the screen: what a full disk refused is kept and tried
 * again while the person looks at something else.
 */
const autosaves = new Map<string, DraftAutosave>();

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
  return made;
}

/** Saves whatever is pending; called when the window is hidden or about to close. */
export function flushAll(): void {
  for (const autosave of autosaves.values()) void autosave.flush();
}

/** True while the disk refuses something that was written. A draft that is gone waits for no disk any more. */
export function somethingUnsaved(): boolean {
  return [...autosaves.values()]
    .map((autosave) => autosave.state())
    .some((state) => state.kind === 'failed' && state.failure.kind !== 'notFound');
}
