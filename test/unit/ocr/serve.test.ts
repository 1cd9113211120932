import { describe, expect, it } from 'vitest';
import { encodePng } from '../../../electron/adapters/capture/png.ts';
import { decodePng, sizeOf } from '../../../electron/adapters/ocr/decode.ts';
import { serveOcr, type Engine } from '../../../electron/adapters/ocr/serve.ts';

const png = encodePng({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 4).fill(255) });
const words = [{ text: 'Hello', confidence: 90, bbox: { x0: 2, y0: 2, x1: 12, y1: 8 } }];

function process(recognise: Engine['recognise'] = () => Promise.resolve([{ words }])) {
  const log: string[] = [];
  let ask: (message: unknown) => void = () => undefined;
  let told: (message: unknown) => void = () => undefined;
  serveOcr(
    { post: (message) => told(message), onMessage: (callback) => void (ask = callback) },
    {
      decode: decodePng,
      sizeOf,
      startEngine: (languages) => {
        log.push(`start ${languages.join('+')}`);
        return Promise.resolve({ recognise, end: () => Promise.resolve(log.push('end')) });
      },
    },
  );
  return {
    log,
    read: (bytes: Uint8Array, languages = ['eng']) =>
      new Promise((resolve) => {
        told = resolve;
        ask({ png: bytes, languages, dataFolder: '/data' });
      }),
  };
}

describe('the process that reads', () => {
  it('answers with lines, in pixels of the picture', async () => {
    expect(await process().read(png)).toMatchObject({
      kind: 'text',
      lines: [{ text: 'Hello', area: { x: 1, y: 1, width: 5, height: 3 } }],
    });
  });

  it('keeps the engine for the same languages, and starts another for others', async () => {
    const { read, log } = process();
    await read(png);
    await read(png);
    await read(png, ['eng', 'slk']);
    expect(log).toEqual(['start eng', 'end', 'start eng+slk']);
  });

  it.each([
    ['text', new TextEncoder().encode('no picture at all')],
    ['a picture that was cut short', png.subarray(0, 60)],
    ['nothing', new Uint8Array()],
  ])('says that %s is no picture', async (_what, bytes) => {
    expect(await process().read(bytes)).toMatchObject({ kind: 'failed', problem: 'notAPicture' });
  });

  it('refuses a picture that would not fit into memory before it unpacks it', async () => {
    const bomb = Uint8Array.from(png);
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    expect(await process().read(bomb)).toMatchObject({ kind: 'failed', problem: 'tooLarge' });
  });

  it('starts the engine anew after it failed', async () => {
    let times = 0;
    const { read, log } = process(() =>
      (times += 1) === 1 ? Promise.reject(new Error('out of memory')) : Promise.resolve([{ words }]),
    );
    expect(await read(png)).toEqual({ kind: 'failed', problem: 'stopped', detail: 'out of memory' });
    expect(await read(png)).toMatchObject({ kind: 'text' });
    expect(log).toEqual(['start eng', 'start eng']);
  });
});
