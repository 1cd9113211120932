import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exifOrientation } from '../../../core/evidence/metadata/exif.ts';
import { withoutMetadata } from '../../../core/evidence/metadata/index.ts';
import { withoutMetadataOf } from '../../../electron/adapters/pictures/metadata.ts';
import { painting } from '../../fakes/paintings.ts';
import { pieces } from '../../fakes/temporaryFolder.ts';

const secret = 'Kolibri4711 home 48.1486N 17.1077E';
const stripped = (bytes: Uint8Array): Buffer => Buffer.concat(withoutMetadata(bytes) ?? []);

const segment = (code: number, data: Buffer | string): Buffer => {
  const bytes = Buffer.from(data as string, 'latin1');
  return Buffer.concat([Buffer.from([0xff, code, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]), bytes]);
};
/** Little-endian Exif: an orientation, and a text where cameras put places and names. */
const exif = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0\x02\0', 'latin1'),
    Buffer.from([0x0e, 1, 2, 0, secret.length, 0, 0, 0, 38, 0, 0, 0]),
    Buffer.from([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from(secret, 'latin1'),
  ]);
const scan = Buffer.concat([
  segment(0xda, '\x01\x01\0\0?\0'),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0, 5]),
]);
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
const tables = segment(0xdb, Buffer.alloc(65, 1));

describe('a photo that is added', () => {
  it('keeps its pixels, tables and colours, and loses everything else', () => {
    const photo = [
      ...[start, jfif, segment(0xe1, exif(1)), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`)],
      ...[
        segment(0xed, `Photoshop 3.0\0${secret}`),
        segment(0xfe, secret),
        segment(0xe2, `MPF\0${secret}`),
        profile,
      ],
      ...[tables, scan, tables, scan, end, Buffer.from(`second picture ${secret}`)],
    ];
    const kept = [start, jfif, profile, tables, scan, tables, scan, end];
    expect(stripped(Buffer.concat(photo))).toEqual(Buffer.concat(kept));
  });

  it.each([2, 3, 6, 8])('stays upright when it was turned (%i)', (orientation) => {
    const photo = stripped(Buffer.concat([start, segment(0xe1, exif(orientation)), tables, scan, end]));
    expect(photo.includes(secret)).toBe(false);
    expect(exifOrientation(photo.subarray(6))).toBe(orientation);
    expect(photo.subarray(38)).toEqual(Buffer.concat([tables, scan, end]));
  });

  it('loses its words also when it was cut short', () => {
    expect(stripped(Buffer.concat([start, segment(0xfe, secret), tables, scan]))).toEqual(
      Buffer.concat([start, tables, scan]),
    );
  });
});

describe('a PNG that is added', () => {
  const chunk = (type: string, data: string): Buffer => {
    const out = Buffer.concat([Buffer.alloc(4), Buffer.from(type + data, 'latin1'), Buffer.alloc(4)]);
    out.writeUInt32BE(data.length);
    out.writeUInt32BE(crc32(out.subarray(4, -4)), out.length - 4);
    return out;
  };

  it('keeps what it looks like, and loses words, times and what lies behind its end', () => {
    const plain = Buffer.from(painting(6, 5).png);
    const [head, rest] = [plain.subarray(0, 33), plain.subarray(33)];
    const gamma = chunk('gAMA', '\0\0\xb1\x8f');
    const said = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((type) => chunk(type, secret));
    const png = Buffer.concat([head, gamma, ...said, rest, Buffer.from(secret)]);
    expect(stripped(png).includes(secret)).toBe(false);
    // pngjs writes a gamma of its own.
    expect(stripped(png)).toEqual(Buffer.concat([head, gamma, rest]));
  });
});

describe('a WebP that is added', () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const file = (...chunks: Buffer[]): Buffer => {
    const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
    return chunk('RIFF', body);
  };
  it('keeps its pixels, and loses Exif and XMP and the word that they are there', () => {
    const header = (bits: number): Buffer => chunk('VP8X', Buffer.from([bits, 0, 0, 0, 1, 0, 0, 1, 0, 0]));
    const pixels = chunk('VP8 ', Buffer.from([1, 2, 3]));
    const said = [chunk('EXIF', Buffer.from(secret)), chunk('XMP ', Buffer.from(secret))];
    expect(stripped(file(header(0x3c), pixels, ...said))).toEqual(file(header(0x30), pixels));
  });
});

describe('bytes on their way into a draft', () => {
  const through = async (...parts: (string | Uint8Array)[]): Promise<Buffer> => {
    const out: Uint8Array[] = [];
    for await (const part of withoutMetadataOf(pieces(...parts))) out.push(part);
    return Buffer.concat(out);
  };

  it('pass as they are when they are no picture, or only begin like one', async () => {
    const any = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
    const head = fc.constantFrom(
      [],
      [0xff, 0xd8],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...Buffer.from('RIFF\x10\0\0\0WEBP')],
    );
    await fc.assert(
      fc.asyncProperty(head, any, async (first, rest) => {
        const whole = Buffer.concat([Buffer.from(first), ...rest]);
        const came = await through(Uint8Array.from(first), ...rest);
        expect(came).toEqual(withoutMetadata(whole) === null ? whole : stripped(whole));
      }),
    );
  });

  it('lose what is said in them, in whatever pieces they come', async () => {
    const photo = Buffer.concat([start, segment(0xfe, secret), tables, scan, end]);
    expect(await through(...[...photo].map((byte) => Uint8Array.of(byte)))).toEqual(
      Buffer.concat([start, tables, scan, end]),
    );
  });
});
