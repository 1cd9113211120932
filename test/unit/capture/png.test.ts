import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodePng } from '../../../electron/adapters/capture/png.ts';

test.each([
  [1, 1],
  [3, 1],
  [1, 4],
  [64, 33],
])('a PNG of %i×%i pixels has every colour in its place and nothing to see through', (width, height) => {
  const data = new Uint8Array(width * height * 4).map((_, at) => (at * 37 + (at >> 3)) % 256);
  const { channels, depth, ...decoded } = decode(encodePng({ width, height, data }), { checkCrc: true });

  const expected = [];
  for (let at = 0; at < data.length; at += 4) expected.push(data[at + 2], data[at + 1], data[at]);
  expect({ channels, depth, width: decoded.width, height: decoded.height }).toEqual({
    channels: 3,
    depth: 8,
    width,
    height,
  });
  expect([...decoded.data]).toEqual(expected);
});
