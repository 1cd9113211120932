import type { Masker } from '../../../../core/evidence/secrets/index.ts';

/** UTF-16 code units that are searched for secrets together: large enough for a key of many lines. */
const block = 64 * 1024;

/** Lines with their secrets masked. `count` is told how many were found. */
export async function* masked(
  lines: AsyncIterable<string>,
  masker: Masker,
  count: (found: number) => void,
): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const line of lines) {
    text += line;
    if (text.length < block) continue;
    const end = text.length < 2 * block ? beforeOpenKey(text) : text.length;
    yield write(text.slice(0, end));
    text = text.slice(end);
  }
  if (text !== '') yield write(text);

  function write(piece: string): Uint8Array {
    const done = masker.mask(piece);
    count(done.found.length);
    return Buffer.from(done.masked, 'utf8');
  }
}

/** Where a key begins of which the last lines have not come yet: it is only known whole. */
function beforeOpenKey(text: string): number {
  const begin = text.lastIndexOf('-----BEGIN ');
  return begin === -1 || text.includes('-----END ', begin) ? text.length : begin;
}
