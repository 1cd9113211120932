/** Process that reads text in pictures: it takes seconds and hundreds of megabytes, and gives them back when it ends. */
import { createRequire } from 'node:module';
import os from 'node:os';
import { decodePng, sizeOf } from '../adapters/ocr/decode.ts';
import { serveOcr } from '../adapters/ocr/serve.ts';
import { startTesseract, type TesseractModule } from '../adapters/ocr/tesseract.ts';
import { connectParent } from '../adapters/workers/parentPort.ts';

// Before any thread is started: on Linux threads take the priority of the one that starts them.
os.setPriority(os.constants.priority.PRIORITY_LOW);

serveOcr(connectParent(), {
  decode: decodePng,
  sizeOf,
  // Required lazily, from node_modules: it starts a thread from a file beside itself.
  startEngine: (languages, dataFolder) =>
    startTesseract(createRequire(__filename)('tesseract.js') as TesseractModule, languages, dataFolder),
});
