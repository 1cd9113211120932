import { Masker } from '../../../../core/evidence/secrets/index.ts';

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
    yield write(text);
    text = '';
  }
  if (text !== '') yield write(text);

  function write(piece: string): Uint8Array {
    const done = masker.mask(piece);
    count(done.found.length);
    return Buffer.from(done.masked, 'utf8');
  }
}
