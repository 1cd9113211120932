import { PassThrough } from 'node:stream';
import type { WriteBytes } from './formats.ts';

/** What a writer pushes, as chunks that are pulled: the writer waits while nobody takes them. */
export function pushed(fill: (write: WriteBytes) => Promise<void>): AsyncIterable<Uint8Array> {
  const pipe = new PassThrough();
  const write: WriteBytes = (bytes) =>
    new Promise((resolve, reject) => {
      pipe.write(bytes, (error) => {
        if (error === null || error === undefined) resolve();
        else reject(error);
      });
    });
  void fill(write).then(
    () => pipe.end(),
    (error: unknown) => pipe.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return pipe as AsyncIterable<Uint8Array>;
}
