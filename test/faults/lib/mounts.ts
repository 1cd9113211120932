import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const run = (program: string, ...args: string[]): void => {
  execFileSync(program, args, { stdio: 'ignore' });
};

/** True where mounting is allowed; elsewhere these faults cannot be made. */
export const mayMount = process.getuid?.() === 0 && process.platform === 'linux';

/** Puts a small disk of `megabytes` at `folder`. The returned function takes it away. */
export function smallDisk(folder: string, megabytes: number): () => void {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder);
  return () => run('umount', '-l', folder);
}

/**
 * Nothing can be written in `folder` any more, not even by root; files that are open stay so. The returned function
 * takes it back.
 */
export function readOnly(folder: string): () => void {
  run('mount', '--bind', folder, folder);
  run('mount', '-o', 'remount,bind,ro', folder);
  return () => run('umount', '-l', folder);
}

/** Fills the disk under `folder` to its last block. The returned function makes room again. */
export function fillUp(folder: string): () => void {
  const ballast = path.join(folder, 'ballast');
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) {
    try {
      for (let part = 0; ; part += 1) writeFileSync(`${ballast}-${size}-${part}`, Buffer.alloc(size));
    } catch {
      // Smaller, until nothing fits.
    }
  }
  return () => run('sh', '-c', `rm -f '${ballast}'-*`);
}
