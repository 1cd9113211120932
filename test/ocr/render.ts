import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { OcrPage } from './pages.ts';

const host = path.join(process.cwd(), 'test/ocr/renderHost.cjs');
/** Longest time for all pages, in milliseconds. */
const longest = 60_000;

/** Renders pages with the Electron that the tests run in, as PNG, in their order. Needs a display. */
export async function renderPages(pages: readonly OcrPage[]): Promise<Uint8Array[]> {
  const electron = process.env['HANDRAISE_ELECTRON'];
  if (electron === undefined) throw new Error('HANDRAISE_ELECTRON does not say where Electron is');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-pages-'));
  try {
    const list = pages.map(({ width, height }, index) => ({ name: `page${index}`, width, height }));
    await writeFile(path.join(folder, 'pages.json'), JSON.stringify(list));
    for (const [index, { html }] of pages.entries())
      await writeFile(path.join(folder, `page${index}.html`), html);
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...flags, `--user-data-dir=${folder}/profile`, host, folder];
    await promisify(execFile)(electron, args, { timeout: longest });
    return await Promise.all(list.map(({ name }) => readFile(path.join(folder, `${name}.png`))));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
