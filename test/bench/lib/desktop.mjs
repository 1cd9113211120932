import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromiumFlags } from '../../../build/setup/flags.mjs';

/**
 * Puts something on the screen that is worth a picture: an empty virtual display is black, which no engine may take.
 * @param {{ executable: string }} runtime
 * @returns {Promise<() => Promise<void>>} takes it away
 */
export async function showDesktop(runtime) {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'handraise-desktop-'));
  const folder = path.resolve(import.meta.dirname, '../../fakes/desktop');
  const flags = [...chromiumFlags(runtime), '--disable-gpu', `--user-data-dir=${profile}`];
  const child = spawn(runtime.executable, [...flags, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true });
  };
}
