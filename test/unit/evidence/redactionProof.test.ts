import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { flattenPicture } from '../../../electron/adapters/pictures/flatten.ts';
import { proveFile } from '../../../electron/adapters/pictures/prove.ts';
import { painting } from '../../fakes/paintings.ts';

const areas = [{ x: 4, y: 2, width: 6, height: 5 }];
const finished = { width: 20, height: 12, areas };
const good = file({ cover: areas });

function file({ cover = areas, crop = null as null | (typeof areas)[0] } = {}): Buffer {
  const made = flattenPicture({ picture: painting(20, 12).png, overlay: null, crop, cover });
  if (made.kind !== 'flattened') throw new Error(made.problem);
  return Buffer.from(made.png);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** Where the pixels' chunk begins and ends: signature and header before it, 12 bytes of IEND behind. */
const header = good.subarray(0, 33);
const pixels = good.subarray(41, good.length - 16);
const ending = good.subarray(good.length - 12);
const rows = inflateSync(pixels);
const withPixels = (deflated: Uint8Array): Buffer => Buffer.concat([header, chunk('IDAT', deflated), ending]);
const withChunk = (type: string, text: string): Buffer =>
  Buffer.concat([header, chunk(type, Buffer.from(text, 'latin1')), good.subarray(33)]);
/** One pixel, the last of the area, a shade lighter in the picture and in the rows below, which are differences to it. */
const oneLighter = Uint8Array.from(rows);
oneLighter[6 * 61 + 1 + 9 * 3] = (oneLighter[6 * 61 + 1 + 9 * 3] ?? 0) + 1;

test('a finished picture is one', () => {
  expect(proveFile(good, finished)).toBeNull();
  expect(proveFile(withPixels(deflateSync(rows)), finished)).toBeNull();
});

test.each([
  ['an area that was left out', file({ cover: [] }), 'notCovered'],
  ['an area that is a row short', file({ cover: [{ x: 4, y: 2, width: 6, height: 4 }] }), 'notCovered'],
  ['an area that lies a pixel beside', file({ cover: [{ x: 5, y: 2, width: 6, height: 5 }] }), 'notCovered'],
  ['one pixel that is a shade lighter', withPixels(deflateSync(oneLighter)), 'notCovered'],
  ['another size', file({ crop: { x: 0, y: 0, width: 20, height: 11 } }), 'otherSize'],
  ['a comment', withChunk('tEXt', 'Comment\0the former text'), 'foreignBytes'],
  ['a photo’s place', withChunk('eXIf', 'MM\0*'), 'foreignBytes'],
  ['a thumbnail in a chunk of some program', withChunk('prVW', 'the former picture'), 'foreignBytes'],
  ['bytes behind the end', Buffer.concat([good, Buffer.from('the former picture')]), 'foreignBytes'],
  [
    'a byte that no decoder shows',
    withPixels(deflateSync(Buffer.concat([rows, Buffer.of(7)]))),
    'foreignBytes',
  ],
  ['rows that no decoder shows', withPixels(deflateSync(Buffer.concat([rows, rows]))), 'unreadable'],
  [
    'bytes behind the compressed pixels',
    withPixels(Buffer.concat([pixels, Buffer.alloc(40, 7)])),
    'foreignBytes',
  ],
  ['a file that was cut short', good.subarray(0, good.length - 20), 'unreadable'],
  ['a byte that flipped', Buffer.from(good.map((byte, at) => (at === 60 ? byte ^ 1 : byte))), 'unreadable'],
  ['no picture', Buffer.from('x'), 'unreadable'],
])('%s is noticed', (_name, bytes, problem) => {
  expect(proveFile(bytes, finished)).toBe(problem);
});

test('an area that is not in the picture is not covered', () => {
  expect(proveFile(good, { ...finished, areas: [{ x: 18, y: 2, width: 6, height: 5 }] })).toBe('notCovered');
});
