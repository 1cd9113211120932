import type { ExportedPicture } from '../../../core/evidence/export/document.ts';
import type { PagePiece } from '../../../core/evidence/export/html.ts';
import type { PicturesInOrder } from './pictures.ts';

/** The page as bytes, each picture inside it as a data: address. Holds one step at a time. */
export async function* htmlWithPictures(
  pieces: Iterable<PagePiece>,
  pictures: PicturesInOrder,
): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      yield Buffer.from(piece, 'utf8');
      continue;
    }
    const png = await pictures.take(piece.picture.stepId);
    yield Buffer.from('data:image/png;base64,', 'latin1');
    yield Buffer.from(Buffer.from(png).toString('base64'), 'latin1');
  }
}

/** The page with addresses beside it in place of its pictures. Small: pictures are not in it. */
export function htmlWithLinks(
  pieces: Iterable<PagePiece>,
  hrefOf: (picture: ExportedPicture) => string,
): string {
  let page = '';
  for (const piece of pieces) page += typeof piece === 'string' ? piece : hrefOf(piece.picture);
  return page;
}
