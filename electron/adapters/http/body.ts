import type { HttpRequest, HttpTrouble } from '../../../core/ports/http.ts';

/** Longest answer that is read, in bytes: no help desk says more, a hostile one would. */
const maxAnswerBytes = 4 * 1024 * 1024;

/** A trouble as a value. */
export function trouble(cause: HttpTrouble['cause'], sent: boolean, detail: string): HttpTrouble {
  return { kind: 'trouble', cause, sent, detail };
}

/** The body was shorter or longer than it said: its file changed while it was read. */
export class BodyLengthWrong extends Error {}

/** Length of the body in bytes, undefined without one. */
export function bodyLength(body: HttpRequest['body']): number | undefined {
  if (body === undefined) return undefined;
  return body.kind === 'bytes' ? body.bytes.byteLength : body.length;
}

/** The chunks of a body, none of them past the length that was announced. @throws BodyLengthWrong */
export async function* bodyChunks(body: NonNullable<HttpRequest['body']>): AsyncGenerator<Uint8Array> {
  if (body.kind === 'bytes') {
    yield body.bytes;
    return;
  }
  let read = 0;
  for await (const chunk of body.chunks) {
    read += chunk.byteLength;
    if (read > body.length) break;
    yield chunk;
  }
  if (read !== body.length) throw new BodyLengthWrong(`the body is not ${body.length} bytes long`);
}

/** Collects an answer up to `maxAnswerBytes`. */
export class AnswerText {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  /** False when the answer is longer than we read. */
  add(chunk: Uint8Array): boolean {
    this.#length += chunk.byteLength;
    if (this.#length > maxAnswerBytes) return false;
    this.#chunks.push(chunk);
    return true;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** Header values as single lines under lower-case names. */
export function plainHeaders(
  headers: Record<string, string | readonly string[] | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')] as const],
    ),
  );
}
