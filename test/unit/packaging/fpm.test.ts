import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlFile } from '../../../build/packaging/fpm/deb.mjs';
import { readOrder } from '../../../build/packaging/fpm/options.mjs';
import { specFile } from '../../../build/packaging/fpm/rpm.mjs';
import { listContents, stage } from '../../../build/packaging/fpm/stage.mjs';

/** What electron-builder 26 writes, in its order. */
const ordered = (type: string, ...more: string[]) => [
  ...['-s', 'dir', '--force', '-t', type, '-d', 'libnss3', '-d', '(gtk3 or gtk)'],
  ...[
    '--architecture',
    'amd64',
    '--after-install',
    '/tmp/after-install',
    '--after-remove',
    '/tmp/after-remove',
  ],
  ...['--description', 'Short line\n Long line, 100% safe', '--version', '1.2.3~test'],
  ...['--package', '/out/app.pkg', '--name', 'app', '--maintainer', 'Ann <ann@example.org>'],
  ...['--url', 'https://app.example.org', `--${type}-compression`, 'gzip', ...more, '/in/=/opt/App'],
];

describe('the stand-in for fpm reads its command line', () => {
  it('keeps every dependency, in order', () => {
    expect(readOrder(ordered('deb')).depends).toEqual(['libnss3', '(gtk3 or gtk)']);
  });

  it('takes the first line of the description as the summary', () => {
    const order = readOrder(ordered('deb'));
    expect(order.summary).toBe('Short line');
    expect(order.description).toEqual(['Long line, 100% safe']);
  });

  it('splits an input at its last equals sign, so that a folder may have one in its name', () => {
    expect(readOrder(ordered('deb', '/in/a=b.png=/usr/share/a.png')).inputs).toEqual([
      { from: '/in/a=b.png', to: '/usr/share/a.png' },
      { from: '/in/', to: '/opt/App' },
    ]);
  });

  it('accepts values written with an equals sign', () => {
    expect(readOrder(ordered('deb', '--deb-priority=extra')).priority).toBe('extra');
  });

  it.each([
    [['-t', 'apk'], 'this fpm makes deb and rpm, not apk'],
    [['-t', 'deb'], 'fpm was called without package'],
    [[...ordered('deb'), 'stray'], 'fpm cannot tell where stray should go'],
  ])('refuses %j with a reason', (args, reason) => {
    expect(() => readOrder(args)).toThrow(reason);
  });
});

describe('a deb', () => {
  it('has a control file with its size in KiB and its description indented', () => {
    expect(controlFile(readOrder(ordered('deb')), 2049)).toBe(
      [
        'Package: app',
        'Version: 1.2.3~test',
        'Architecture: amd64',
        'Maintainer: Ann <ann@example.org>',
        'Installed-Size: 3',
        'Depends: libnss3, (gtk3 or gtk)',
        'Section: default',
        'Priority: optional',
        'Homepage: https://app.example.org',
        'Description: Short line',
        ' Long line, 100% safe',
        '',
      ].join('\n'),
    );
  });
});

describe('an rpm', () => {
  const contents = {
    folders: ['/opt', '/opt/App', '/usr', '/usr/share', '/usr/share/doc/app'],
    files: ['/opt/App/100%.txt'],
    bytes: 1,
  };
  const { afterInstall: _install, afterRemove: _remove, ...order } = readOrder(ordered('rpm'));
  const lines = specFile(order, contents).split('\n');

  it('owns its own folders and leaves shared ones to the system', () => {
    expect(lines.filter((line) => line.startsWith('%dir'))).toEqual([
      '%dir "/opt/App"',
      '%dir "/usr/share/doc/app"',
    ]);
  });

  it('does not let rpmbuild take a percent sign for a macro', () => {
    expect(lines).toContain('"/opt/App/100%%.txt"');
  });

  it('asks for each dependency and for nothing that rpmbuild would guess', () => {
    expect(lines).toEqual(
      expect.arrayContaining(['Requires: libnss3', 'Requires: (gtk3 or gtk)', 'AutoReqProv: no']),
    );
  });
});

describe('staging', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'handraise-stage-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('lays folders and single files out, with permissions that do not depend on who builds', () => {
    const input = path.join(folder, 'in');
    const root = path.join(folder, 'root');
    mkdirSync(input);
    mkdirSync(root);
    writeFileSync(path.join(input, 'program'), 'x', { mode: 0o700 });
    writeFileSync(path.join(input, 'data'), 'yy', { mode: 0o600 });
    symlinkSync('data', path.join(input, 'link'));
    stage(
      [
        { from: `${input}/`, to: '/opt/App' },
        { from: path.join(input, 'data'), to: '/usr/share/doc/app/copyright' },
      ],
      root,
    );
    expect(listContents(root).files).toEqual([
      '/opt/App/data',
      '/opt/App/link',
      '/opt/App/program',
      '/usr/share/doc/app/copyright',
    ]);
    expect(statSync(path.join(root, 'opt/App/program')).mode & 0o777).toBe(0o755);
    expect(statSync(path.join(root, 'opt/App/data')).mode & 0o777).toBe(0o644);
  });
});
