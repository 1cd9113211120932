import type { OutgoingPart } from '../ports/helpDesk.ts';
import type { Attachment } from '../ticket/attachment.ts';

/** One part of a form. Without `fileName` it is a value of the form, with it an uploaded file. */
export interface FormPart {
  field: string;
  fileName?: string;
  mediaType: string;
  content: OutgoingPart['content'];
}

/** A body ready to be streamed; `length` in bytes. */
export interface MultipartBody {
  length: number;
  chunks: AsyncIterable<Uint8Array>;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Values in quotes as browsers write them (WHATWG HTML, "multipart/form-data encoding algorithm"). */
function quoted(value: string): string {
  return `"${value.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22')}"`;
}

/** A media type is the sender's claim: one that could end the header line is not passed on. */
function mediaTypeOf(part: FormPart): string {
  const plain = /^[\w.+-]+\/[\w.+-]+(;\s*[\w-]+=[\w.+-]+)*$/.test(part.mediaType);
  return plain ? part.mediaType : 'application/octet-stream';
}

function head(boundary: string, part: FormPart, index: number): Uint8Array {
  const file = part.fileName === undefined ? '' : `; filename=${quoted(part.fileName)}`;
  return bytesOf(
    `${index === 0 ? '' : '\r\n'}--${boundary}\r\n` +
      `Content-Disposition: form-data; name=${quoted(part.field)}${file}\r\n` +
      `Content-Type: ${mediaTypeOf(part)}\r\n\r\n`,
  );
}

/**
 * `parts` as multipart/form-data (RFC 7578); attachments are read while they are sent.
 *
 * @param boundary must occur in no part: make it from random bytes, so that nobody can know it beforehand
 */
export function multipartBody(
  boundary: string,
  parts: readonly FormPart[],
  readAttachment: (attachment: Attachment) => AsyncIterable<Uint8Array>,
): MultipartBody {
  const tail = bytesOf(`\r\n--${boundary}--\r\n`);
  const heads = parts.map((part, index) => head(boundary, part, index));
  const sizes = parts.map(({ content }) =>
    content.kind === 'bytes' ? content.bytes.byteLength : content.attachment.size,
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const [index, { content }] of parts.entries()) {
      yield heads[index] ?? new Uint8Array();
      if (content.kind === 'bytes') yield content.bytes;
      else yield* readAttachment(content.attachment);
    }
    yield tail;
  }
  return { length: sum(sizes) + sum(heads.map((one) => one.byteLength)) + tail.byteLength, chunks: chunks() };
}
