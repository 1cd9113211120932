/**
 * Reading the text of a 1920×1080 screen: seconds, words found, memory of the process that reads, and the longest time
 * in which main process and window did nothing, beside the same while nothing is read. Then small pages, one for each
 * language and look. `node test/bench/ocr.bench.mjs [rounds]`
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runnerImport } from 'vite';
import { gatherLanguageData } from '../../build/ocr/language-data.mjs';
import { bundleHost, startHost } from './lib/host.mjs';
import { line, median } from './lib/stats.mjs';

const rounds = Number(process.argv[2] ?? 5);
const root = process.cwd();
const inline = { configFile: /** @type {const} */ (false), root, logLevel: /** @type {const} */ ('error') };
const { module: pagesModule } = await runnerImport(path.join(root, 'test/ocr/pages.ts'), inline);
const { module: renderModule } = await runnerImport(path.join(root, 'test/ocr/render.ts'), inline);

const folder = await mkdtemp(path.join(tmpdir(), 'handraise-bench-'));
const bundle = await bundleHost('ocrHost', ['ocr']);
try {
  const dataFolder = path.join(folder, 'data');
  const known = gatherLanguageData(root, dataFolder);
  /** @type {{ name: string, language: string, lines: string[], width: number, height: number }[]} */
  const pages = [pagesModule.screenPage(), ...pagesModule.ocrPages()];
  /** @type {Uint8Array[]} */
  const pictures = await renderModule.renderPages(pages);
  const asked = await Promise.all(
    pages.map(async ({ language, lines }, index) => {
      const picture = path.join(folder, `${index}.png`);
      await writeFile(picture, pictures[index] ?? new Uint8Array());
      return { picture, dataFolder, lines, languages: [...new Set(['eng', language])] };
    }),
  );
  const host = await startHost(bundle.entry, {});
  const ask = async (/** @type {unknown} */ request) => {
    const answer = await host.ask(request);
    if (typeof answer['took'] !== 'number') throw new Error(JSON.stringify(answer));
    return /** @type {{ took: number, recall: number, mainStall: number, windowStall: number, peakMegabytes: number }} */ (
      answer
    );
  };
  const [screen] = asked;
  const first = await ask(screen);
  const reads = [];
  const idles = [];
  for (let round = 0; round < rounds; round++) {
    const read = await ask(screen);
    reads.push(read);
    idles.push(await ask({ ...screen, idle: read.took }));
  }
  console.log(`Reading a 1920×1080 screen of text, ${rounds} times after the first`);
  console.log(line('the first, with the start of its process', [first.took]));
  console.log(
    line(
      'each further one',
      reads.map(({ took }) => took),
    ),
  );
  console.log(`  words found: ${(first.recall * 100).toFixed(1)} %`);
  console.log(
    `  memory of the process at most: ${reads.at(-1)?.peakMegabytes.toFixed(0)} MB, given back 15 s later`,
  );
  console.log(
    line(
      'longest stall of the main process',
      reads.map(({ mainStall }) => mainStall),
    ),
  );
  console.log(
    line(
      '… while nothing was read',
      idles.map(({ mainStall }) => mainStall),
    ),
  );
  console.log(
    line(
      'longest gap between two frames',
      reads.map(({ windowStall }) => windowStall),
    ),
  );
  console.log(
    line(
      '… while nothing was read',
      idles.map(({ windowStall }) => windowStall),
    ),
  );
  for (const [index, { name, language }] of pages.entries()) {
    if (index === 0 || !known.includes(language)) continue;
    const { recall, took } = await ask(asked[index]);
    console.log(
      `  ${name.padEnd(12)} ${(recall * 100).toFixed(1).padStart(5)} % of the words, ${median([took]).toFixed(0)} ms`,
    );
  }
  await host.stop();
} finally {
  await bundle.remove();
  await rm(folder, { recursive: true, force: true });
}
