import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';

/** Puts a desktop with a failing program on the screen; returns what takes it away. */
export async function showDesktop(env: Readonly<Record<string, string>> = {}): Promise<() => Promise<void>> {
  const electron = process.env['HANDRAISE_ELECTRON'];
  if (electron === undefined)
    throw new Error('HANDRAISE_ELECTRON names no program: npm run test:e2e sets it');
  const profile = await mkdtemp(path.join(os.tmpdir(), 'handraise-desktop-'));
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const folder = path.resolve(import.meta.dirname, '../fakes/desktop');
  const child = spawn(
    electron,
    [...flags, '--disable-gpu', '--log-level=3', `--user-data-dir=${profile}`, folder],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the desktop ended with ${code}`)));
  });
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true });
  };
}

/** The screen as another program takes it. */
export function screenNow(): PNG {
  return PNG.sync.read(execFileSync('import', ['-window', 'root', 'png:-'], { maxBuffer: 2 ** 28 }));
}

/** Share of pixels that differ, from 0 to 1; 1 when the sizes do. */
export function difference(one: PNG, other: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const same = [0, 1, 2].every((channel) => one.data[at + channel] === other.data[at + channel]);
    if (!same) differing += 1;
  }
  return differing / (one.width * one.height);
}
