import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Bgra } from './png.ts';

/** Makes a PNG away from the main thread. Rejects when the thread fails; may hang with it. */
export type EncodePng = (picture: Bgra) => Promise<Uint8Array>;

/**
 * One short-lived thread per picture, so that nothing stays behind in the tray, and never more than `atOnce`: more
 * threads than cores would only fight with the programs that the person uses.
 * @param entry the bundled `encodePng` worker
 */
export function createEncoder(entry: string, atOnce: number): EncodePng {
  let free = Math.max(1, atOnce);
  const queue: (() => void)[] = [];
  return async (picture) => {
    if (free === 0) await new Promise<void>((resolve) => queue.push(resolve));
    else free -= 1;
    try {
      return await encodeInThread(entry, picture);
    } finally {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

async function encodeInThread(entry: string, picture: Bgra): Promise<Uint8Array> {
  const worker = new Worker(entry);
  try {
    // Copied, not transferred: the pixels are needed again if the thread fails. 8 MB take 2 ms.
    worker.postMessage(picture);
    const ended = once(worker, 'exit').then(([code]) => {
      throw new Error(`the encoding thread ended (${String(code)})`);
    });
    const [png] = (await Promise.race([once(worker, 'message'), ended])) as [Uint8Array];
    return png;
  } finally {
    await worker.terminate();
  }
}
