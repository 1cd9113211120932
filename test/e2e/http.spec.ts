import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { httpCases } from '../contract/http.contract.ts';
import { electronTitles } from './http/titles.ts';
import type { CaseResult } from './http/main.ts';

const repository = process.cwd();

/** Makes a program for Electron of test/e2e/http/main.ts. */
async function bundleCases(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    build: {
      outDir: folder,
      target: 'node20',
      lib: { entry: join(repository, 'test/e2e/http/main.ts'), formats: ['cjs'], fileName: () => 'main.cjs' },
      rolldownOptions: { external: ['electron', /^node:/, ...builtinModules] },
    },
  });
  await writeFile(join(folder, 'package.json'), '{ "name": "http-cases", "main": "main.cjs" }');
}

function runCases(folder: string): Promise<Map<string, CaseResult>> {
  const electron = process.env['HANDRAISE_ELECTRON'];
  if (electron === undefined)
    throw new Error('HANDRAISE_ELECTRON names no program: npm run test:e2e sets it');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...flags, '--disable-gpu', '--log-level=3', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOME: folder },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) {
        reject(new Error(`Electron ended with ${code}`));
        return;
      }
      const lines = output.split('\n').filter((line) => line.startsWith('{'));
      const results = lines.map((line) => JSON.parse(line) as CaseResult);
      resolve(new Map(results.map((result) => [result.title, result])));
    });
  });
}

test.describe('HTTP through Electron', () => {
  let folder: string;
  let results: Map<string, CaseResult>;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handraise-http-'));
    await bundleCases(folder);
    results = await runCases(folder);
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  for (const title of [...httpCases.map((one) => one.title), ...electronTitles]) {
    test(title, () => {
      expect(results.get(title)).toEqual({ title });
    });
  }
});
