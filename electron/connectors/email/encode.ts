import { encode, wrap } from 'nodemailer/lib/qp';

/** Bytes of a line of base64, and the bytes they stand for (RFC 2045, 6.8: lines of at most 76 characters). */
const line = { characters: 76, bytes: 57 } as const;
const lineEnd = '\r\n';

/** How many bytes `size` bytes become as base64, line ends between the lines counted. */
export function base64Length(size: number): number {
  const lines = Math.ceil(size / line.bytes);
  return Math.ceil(size / 3) * 4 + Math.max(0, lines - 1) * lineEnd.length;
}

/** How many bytes fit into `length` bytes of base64. */
export function fitsInBase64(length: number): number {
  return Math.max(0, Math.floor((length / (line.characters + lineEnd.length)) * line.bytes));
}

/** Base64 in lines, made while the bytes come; the last line has no end. */
export async function* base64Lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  const lines = (bytes: Buffer): Buffer => {
    const text = (bytes.toString('base64').match(/.{1,76}/g) ?? []).join(lineEnd);
    const before = begun ? lineEnd : '';
    begun = true;
    return Buffer.from(before + text, 'latin1');
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.byteLength - (bytes.byteLength % line.bytes);
    rest = bytes.subarray(whole);
    if (whole > 0) yield lines(bytes.subarray(0, whole));
  }
  if (rest.byteLength > 0) yield lines(rest);
}

/** Bytes as base64 in lines, at once. */
export function base64Text(bytes: Uint8Array): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(lineEnd);
}

/** Text as mail has it: each line ends with CR LF (RFC 2046, 4.1.1). */
export function canonicalText(text: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

/** Canonical text as a body: readable as it is where most of it is ASCII, base64 where that is shorter. */
export function textBody(text: string): { encoding: 'quoted-printable' | 'base64'; body: string } {
  const readable = wrap(encode(text), line.characters);
  const base64 = base64Text(Buffer.from(text, 'utf8'));
  return readable.length <= base64.length
    ? { encoding: 'quoted-printable', body: readable }
    : { encoding: 'base64', body: base64 };
}
