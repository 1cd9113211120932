import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Workplace } from './fixtures.ts';

/** What a command said, and the code it ended with. */
export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one command without a display, as in a terminal of a server. */
export function handraise(workplace: Workplace, args: readonly string[], input = ''): Promise<Said> {
  const electron = process.env['HANDRAISE_ELECTRON'];
  if (electron === undefined)
    throw new Error('HANDRAISE_ELECTRON names no program: npm run test:e2e sets it');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { DISPLAY: _display, ...environment } = process.env;
  const child = spawn(
    electron,
    [...flags, '--ozone-platform=headless', '--disable-gpu', '--log-level=3', '.', ...args],
    {
      env: { ...environment, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
      cwd: path.resolve(import.meta.dirname, '../..'),
    },
  );
  const said: Said = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...said, code }));
  });
}

/** Its answer to `--json`. */
export const answerOf = (said: Said): Record<string, unknown> =>
  JSON.parse(said.stdout) as Record<string, unknown>;
