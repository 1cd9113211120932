import { open, type FileHandle } from 'node:fs/promises';

/** Bytes that are looked at to tell text from anything else. */
const sample = 4096;
/** Longest piece of a line that is handed on at once, in UTF-16 code units. */
const longestLine = 64 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A file that is no text: what is secret in it cannot be found. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/**
 * The last lines of a text file, in UTF-8 or, with its mark, UTF-16. A line that the cap cuts in two is left out
 * unless it is the only one. Bytes that are appended meanwhile are not read.
 * @param kept bytes from the end
 * @throws NotText, or what the file system says
 */
export async function* readTail(path: string, size: number, kept: number): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    const encoding = await encodingOf(file, size);
    const unit = encoding === 'utf-8' ? 1 : 2;
    const start = Math.max(0, size - kept);
    // A character of two bytes is not cut in its middle.
    yield* linesOf(chunks(file, start + (start % unit), size), encoding, start > 0);
  } finally {
    await file.close();
  }
}

async function encodingOf(file: FileHandle, size: number): Promise<Encoding> {
  const head = Buffer.alloc(Math.min(sample, size));
  await file.read(head, 0, head.length, 0);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const tail = Buffer.alloc(Math.min(sample, size));
  await file.read(tail, 0, tail.length, size - tail.length);
  if (head.includes(0) || tail.includes(0)) throw new NotText();
  return 'utf-8';
}

async function* chunks(file: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(64 * 1024);
  for (let at = start; at < end;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
    // Cut short by its program in the meantime.
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Lines with their line ends, so that they join to what was there. */
async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  cut: boolean,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let skipping = cut;
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    if (skipping) {
      const end = rest.indexOf('\n');
      if (end === -1 && rest.length < longestLine) continue;
      rest = rest.slice(end + 1);
      skipping = false;
    }
    const lines = rest.split(/(?<=\n)/);
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) {
      yield rest;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
