import { threadCalls } from '../workers/threadCalls.ts';
import type { Bgra } from './png.ts';

/** Makes a PNG away from the main thread. Rejects when the thread fails; may hang with it. */
export type EncodePng = (picture: Bgra) => Promise<Uint8Array>;

/** @param entry the bundled `encodePng` worker @param atOnce most threads at the same time */
export function createEncoder(entry: string, atOnce: number): EncodePng {
  return threadCalls<Bgra, Uint8Array>(entry, atOnce);
}
