import { crc32, deflateSync } from 'node:zlib';

/** Pixels as Chromium hands them out: blue, green, red, alpha; four bytes each. */
export interface Bgra {
  width: number;
  height: number;
  data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** 8 bits, three colours, deflate, filters, no interlacing. A screen has nothing to see through. */
const trueColour = [8, 2, 0, 0, 0];
const filterUp = 2;

/**
 * Encodes a picture of a screen as PNG. Blocks for some tens of milliseconds: not for the main process.
 *
 * Written here because zlib proper makes it five times as quick as the encoders in JavaScript (30 ms against 130 for
 * 1920×1080), and the picture is the first thing a person waits to see. Every row but the first is stored as the
 * difference to the row above, which suits windows and photographs alike.
 */
export function encodePng({ width, height, data }: Bgra): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array([...bigEndian(width), ...bigEndian(height), ...trueColour]);
  const body = deflateSync(differences(width, height, data), { level: 6 });
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from(signature),
      ...chunk('IHDR', header),
      ...chunk('IDAT', body),
      ...chunk('IEND', new Uint8Array(0)),
    ]),
  );
}

function differences(width: number, height: number, data: Uint8Array): Uint8Array {
  const stride = width * 4;
  const out = new Uint8Array((width * 3 + 1) * height);
  let to = 0;
  for (let row = 0; row < height; row++) {
    const start = row * stride;
    // The first row has nothing above it.
    const above = row === 0 ? 0 : 1;
    out[to++] = above * filterUp;
    for (let at = start; at < start + stride; at += 4) {
      const up = at - stride;
      out[to++] = (data[at + 2] ?? 0) - above * (data[up + 2] ?? 0);
      out[to++] = (data[at + 1] ?? 0) - above * (data[up + 1] ?? 0);
      out[to++] = (data[at] ?? 0) - above * (data[up] ?? 0);
    }
  }
  return out;
}

function chunk(type: string, body: Uint8Array): Uint8Array[] {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  return [bigEndian(body.length), named, bigEndian(crc32(named))];
}

function bigEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
