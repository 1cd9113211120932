import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const isRoot = process.getuid?.() === 0;
const headless = ['--ozone-platform=headless', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])];

describe.skipIf(process.platform !== 'linux')('the launcher on Linux', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'handraise launcher '));
    copyFileSync('build/packaging/linux/launcher.sh', path.join(folder, 'handraise'));
    writeFileSync(path.join(folder, 'handraise-bin'), '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n');
    chmodSync(path.join(folder, 'handraise-bin'), 0o755);
    symlinkSync(path.join(folder, 'handraise'), path.join(folder, 'link'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The arguments that reach the program; its exit code 7 must come back. */
  const start = (env: Record<string, string>, ...args: string[]): string[] => {
    try {
      execFileSync(path.join(folder, 'link'), args, { env: { PATH: process.env['PATH'] ?? '', ...env } });
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: Buffer };
      expect(status).toBe(7);
      return stdout.toString().trimEnd().split('\n');
    }
    throw new Error('the exit code was lost');
  };

  it('hands arguments through unchanged, spaces and quotes too', () => {
    expect(start({ DISPLAY: ':1' }, 'report', '--summary', `it's "odd" $HOME *`)).toEqual([
      '--log-level=3',
      'report',
      '--summary',
      `it's "odd" $HOME *`,
    ]);
  });

  it.each([{}, { DISPLAY: '' }, { DISPLAY: '', WAYLAND_DISPLAY: '' }])(
    'goes without a display given %j',
    (env) => {
      expect(start(env, 'diagnose')).toEqual(['--log-level=3', ...headless, 'diagnose']);
    },
  );

  it.each([{ DISPLAY: ':1' }, { WAYLAND_DISPLAY: 'wayland-0' }])('keeps the sandbox on with %j', (env) => {
    expect(start(env)).toEqual(['--log-level=3']);
  });
});
