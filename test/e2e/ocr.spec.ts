import path from 'node:path';
import { suggestRedactions } from '../../core/evidence/suggest.ts';
import { createTextReader } from '../../electron/adapters/ocr/reader.ts';
import type { Clock } from '../../core/ports/world.ts';
import type { TextReader } from '../../core/ports/textReader.ts';
import { bundleWorkers, type ForkedWorkers } from '../fakes/forkedWorkers.ts';
import { memoryLogger } from '../fakes/memoryLogger.ts';
import { ocrPages, privatePage, type OcrPage } from '../ocr/pages.ts';
import { wordRecall } from '../ocr/recall.ts';
import { renderPages } from '../ocr/render.ts';
import { expect, test } from './fixtures.ts';

/** What of the words has to be read: the bar of the project's own set. */
const bar = 0.85;

/** Node's own time: the app's comes with Electron's main process. */
const clock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

let workers: ForkedWorkers;
let reader: TextReader;
const pictures = new Map<string, Uint8Array>();
const pages: OcrPage[] = [...ocrPages(), privatePage()];

test.beforeAll(async () => {
  workers = await bundleWorkers({ ocr: 'electron/workers/ocr.ts' });
  reader = createTextReader({
    spawn: workers.spawner('ocr'),
    dataFolder: path.join(process.cwd(), 'out/ocr'),
    clock,
    log: memoryLogger(),
  });
  const rendered = await renderPages(pages);
  for (const [index, { name }] of pages.entries()) pictures.set(name, rendered[index] ?? new Uint8Array());
});
test.afterAll(() => workers.remove());

async function read({ name, language }: OcrPage) {
  const outcome = await reader.read(pictures.get(name)!, { languages: [...new Set(['eng', language])] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

for (const page of ocrPages()) {
  test(`the words of a page are read: ${page.name}`, async () => {
    // Debian's package for Russian is not everywhere; all others came with npm.
    test.skip(!reader.languages().includes(page.language), `no data for ${page.language} on this machine`);
    const lines = await read(page);
    const recall = wordRecall(
      page.lines,
      lines.map(({ text }) => text),
      page.language,
    );
    test.info().annotations.push({ type: 'word recall', description: recall.toFixed(3) });
    expect(recall, lines.map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(bar);
  });
}

test('each private line of a dialog is proposed to be covered, at its place, and no other', async () => {
  const lines = await read(privatePage());
  const places = suggestRedactions(lines);
  expect(places.map(({ kind }) => kind).sort()).toEqual(['card', 'email', 'password', 'phone', 'userName']);
  for (const { area } of places) {
    const line = lines.find(({ area: { y, height } }) => area.y <= y && area.y + area.height >= y + height);
    expect(line?.text).toMatch(/@|\+421|4111|password|Users/);
    expect(area.height).toBeLessThan(40);
  }
});
