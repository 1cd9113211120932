import { withoutMetadata } from '../../../core/evidence/metadata/index.ts';

/** Largest picture that is looked into, in bytes: it has to be whole in memory. */
const largest = 256 * 1024 * 1024;

/** How many bytes tell whether it is a picture. */
const sniffed = 12;

/**
 * Passes a file's bytes on; of a photo or picture without what it says about where, when and with what it was made:
 * nobody who adds a photo means to send the place where they live. A file that only looks like one passes as it is.
 */
export async function* withoutMetadataOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  let passing = false;
  for await (const chunk of bytes) {
    if (passing) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    size += chunk.byteLength;
    const worthHolding =
      size < sniffed || (size <= largest && looksLikePicture(Buffer.concat(held.slice(0, sniffed))));
    if (worthHolding) continue;
    yield* held;
    held = [];
    passing = true;
  }
  const whole = Buffer.concat(held);
  yield* withoutMetadata(whole) ?? [whole];
}

function looksLikePicture(head: Buffer): boolean {
  return (
    head.toString('latin1', 1, 4) === 'PNG' ||
    (head[0] === 0xff && head[1] === 0xd8) ||
    (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
  );
}
