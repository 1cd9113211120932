import type { DraftAttachment } from './draft.ts';

/** The files that belong to an attachment of a draft, with their sizes in bytes: its own and the unmarked picture's. */
export function filesOf({ id, size, original }: DraftAttachment): { id: string; size: number }[] {
  return [{ id, size }, ...(original === undefined ? [] : [{ id: original.id, size: original.size }])];
}
