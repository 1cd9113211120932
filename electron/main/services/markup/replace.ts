import type { PictureMarks } from '../../../../core/evidence/marks.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import { withEnding } from '../../../../core/ticket/fileName.ts';
import type { FinishedFile } from './finish.ts';

/** The attachment with a finished picture in its place. `checkedAt`: when that file was read and found covered. */
export function markedAttachment(
  { redaction, ...before }: DraftAttachment,
  marks: PictureMarks,
  { file, size, areas }: FinishedFile,
  checkedAt: string,
): DraftAttachment {
  const { id, name, mediaType } = before;
  const unmarked = { id, name, mediaType, size: before.size, sha256: before.sha256, ...size };
  return {
    ...before,
    ...file,
    name: withEnding(name, 'png'),
    addedAt: before.addedAt,
    included: before.included,
    marks,
    original: before.original ?? { ...unmarked, ...(redaction === undefined ? {} : { redaction }) },
    ...(areas.length === 0 ? {} : { redaction: { areas, checkedAt } }),
  };
}

/** The attachment with its unmarked picture, as if nothing had ever been drawn on it. */
export function unmarkedAttachment(marked: DraftAttachment): DraftAttachment {
  const { marks: _marks, original, redaction: _redaction, ...rest } = marked;
  if (original === undefined) return marked;
  const dot = original.name.lastIndexOf('.');
  // Renamed while it was marked: the new name stays, the ending says again what the file is.
  const name =
    withEnding(original.name, 'png') === rest.name || dot <= 0
      ? original.name
      : withEnding(rest.name, original.name.slice(dot + 1));
  return { ...rest, ...original, name };
}
