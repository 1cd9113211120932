import { Worker } from 'node:worker_threads';
import type { Pixels } from '../../../core/evidence/pictureCheck.ts';

/** Makes PNGs in one thread that stays until it is closed: with several pictures a second, starting one for each costs more than the picture. */
export interface KeptEncoder {
  /** Null when the thread failed; the next picture gets a new one. */
  encode(pixels: Pixels): Promise<Uint8Array | null>;
  /** Ends the thread; pictures on their way are null. */
  close(): void;
}

/** @param entry the bundled `encodePng` worker: it answers each picture with its bytes, in order */
export function keptEncoder(entry: string): KeptEncoder {
  let thread: Worker | null = null;
  const waiting: ((png: Uint8Array | null) => void)[] = [];
  const end = (): void => {
    const ended = thread;
    thread = null;
    for (const answer of waiting.splice(0)) answer(null);
    void ended?.terminate();
  };
  const begin = (): Worker => {
    const started = new Worker(entry);
    started.on('message', (png: Uint8Array) => waiting.shift()?.(png));
    started.once('error', end);
    // An idle thread does not keep the process.
    started.unref();
    thread = started;
    return started;
  };
  return {
    encode: ({ width, height, data }) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        const whole = data.byteLength === data.buffer.byteLength;
        // Handed over, not copied, where the pixels are nobody else's.
        const transfer = whole && data.buffer instanceof ArrayBuffer ? [data.buffer] : [];
        (thread ?? begin()).postMessage({ width, height, data }, transfer);
      }),
    close: end,
  };
}
