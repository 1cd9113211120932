import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The newest file in `dist` with this ending; `npm run test:package` has just made it. */
export function madePackage(ending: '.deb' | '.rpm' | '.tar.gz'): string {
  const files = readdirSync('dist')
    .filter((name) => name.endsWith(ending))
    .map((name) => path.resolve('dist', name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (files[0] === undefined)
    throw new Error(`dist has no *${ending}; make one with "npm run package -- --test-runtime"`);
  return files[0];
}

/** What a program prints, in lines without the last empty one. */
export function lines(command: string, args: string[]): string[] {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    .trimEnd()
    .split('\n');
}

/** Files (no folders) that a deb installs, absolute, sorted. */
export function debFiles(deb: string): string[] {
  return lines('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -t', 'sh', deb])
    .filter((name) => !name.endsWith('/'))
    .map((name) => name.slice(1))
    .sort();
}

/** The text of one file in a deb. */
export function debText(deb: string, file: string): string {
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar -xO ".$2"';
  return execFileSync('sh', ['-c', script, 'sh', deb, file], { encoding: 'utf8' });
}
