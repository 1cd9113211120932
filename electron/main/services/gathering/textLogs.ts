import { maskLines, type Masker } from '../../../../core/evidence/secrets/index.ts';

/** Lines with their secrets masked, as bytes. `count` is told how many were found. */
export async function* masked(
  lines: AsyncIterable<string>,
  masker: Masker,
  count: (found: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const part of maskLines(lines, masker, count)) yield Buffer.from(part, 'utf8');
}
