/** One part of a multipart/form-data body. */
export interface FormPart {
  field: string;
  fileName: string;
  mediaType: string;
  body: Buffer;
}

/** Reads a whole multipart body the way RFC 7578 describes it; made apart from what writes it. */
export function readMultipart(contentType: string, body: Buffer): FormPart[] {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: FormPart[] = [];
  let at = whole.indexOf(delimiter);
  for (;;) {
    const start = at + delimiter.byteLength;
    if (whole.subarray(start, start + 2).toString() === '--') return parts;
    at = whole.indexOf(delimiter, start);
    if (at < 0) throw new Error('the body has no end');
    parts.push(readPart(whole.subarray(start + 2, at)));
  }
}

function readPart(part: Buffer): FormPart {
  const split = part.indexOf('\r\n\r\n');
  const lines = part.subarray(0, split).toString('utf8').split('\r\n');
  const header = (name: string): string =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
  const value = (name: string): string =>
    decodeURIComponent(new RegExp(`; ${name}="([^"]*)"`).exec(header('content-disposition'))?.[1] ?? '');
  return {
    field: value('name'),
    fileName: value('filename'),
    mediaType: header('content-type').trim(),
    body: part.subarray(split + 4),
  };
}
