/** Thread that makes PNGs, so that the window stays awake: pixels in, bytes out. Ends when its pictures are done. */
import { parentPort } from 'node:worker_threads';
import { encodePng, type Bgra } from '../adapters/capture/png.ts';

parentPort?.on('message', (picture: Bgra) => {
  const png = encodePng(picture);
  parentPort?.postMessage(png, [png.buffer]);
});
