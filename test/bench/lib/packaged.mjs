import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * The packaged app, made anew, on the test runtime: what people start is the package and not the checkout.
 * @returns {string} path of the program
 */
export function packagedApp() {
  const made = spawnSync('npm', ['run', '--silent', 'package', '--', 'tar.gz', '--test-runtime'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const program = path.join(root, 'dist/linux-unpacked/handraise');
  if (made.status !== 0 || !existsSync(program))
    throw new Error('the app could not be packaged for this bench');
  return program;
}
