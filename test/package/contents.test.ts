import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { debFiles, debText, lines, madePackage } from './lib/packages.ts';

describe.skipIf(process.platform !== 'linux')('the packages', () => {
  const files = debFiles(madePackage('.deb'));

  it('hold the launcher, the program, the app, what IT needs and the licence', () => {
    const wanted = [
      '/opt/Handraise/handraise',
      '/opt/Handraise/handraise-bin',
      '/opt/Handraise/chrome-sandbox',
      '/opt/Handraise/resources/app.asar',
      '/opt/Handraise/resources/icons/tray.png',
      '/opt/Handraise/resources/policy/README.md',
      '/opt/Handraise/resources/policy/handraise-policy.schema.json',
      '/opt/Handraise/resources/policy/examples/redmine.json',
      '/usr/share/applications/handraise.desktop',
      '/usr/share/doc/handraise/copyright',
    ];
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('hold an icon for every size that a desktop asks for', () => {
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      expect(files).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/handraise.png`);
    }
  });

  it('keep what takes pictures and what hears clicks outside the archive, for this system alone, and nothing else', () => {
    const unpacked = files.filter((file) => file.includes('app.asar.unpacked/'));
    expect(unpacked.length).toBeGreaterThan(0);
    const mayBe = /\/node_modules\/(screenshot-desktop|uiohook-napi)\//;
    expect(unpacked.filter((file) => !mayBe.test(file))).toEqual([]);
    const native = unpacked.filter((file) => /\.(node|c|h)$/.test(file));
    expect(native.map((file) => file.split('/prebuilds/')[1])).toEqual([
      `linux-${process.arch}/uiohook-napi.node`,
    ]);
  });

  it('bring no default app, which would run any folder it is given', () => {
    expect(files.filter((file) => file.includes('default_app'))).toEqual([]);
  });

  it('are the same as deb and as rpm', () => {
    const rpm = lines('rpm', ['-qp', '--qf', '[%{FILEMODES:perms} %{FILENAMES}\n]', madePackage('.rpm')])
      .filter((line) => !line.startsWith('d'))
      .map((line) => line.slice(line.indexOf('/')))
      .sort();
    expect(rpm).toEqual(files);
  });

  it('hold the same program as tar.gz, in one folder', () => {
    const entries = lines('tar', ['-tzf', madePackage('.tar.gz')]).filter((name) => !name.endsWith('/'));
    expect(new Set(entries.map((name) => name.split('/')[0])).size).toBe(1);
    const program = files.filter((file) => file.startsWith('/opt/Handraise/'));
    // Only a package for a package manager brings AppArmor's profile.
    const expected = program.filter((file) => !file.endsWith('/apparmor-profile'));
    const unpacked = new Set(entries.map((name) => name.replace(/^[^/]+/, '/opt/Handraise')));
    expect(expected.filter((file) => !unpacked.has(file))).toEqual([]);
  });

  it('say what they need before they can start', () => {
    const needed = lines('dpkg-deb', ['-f', madePackage('.deb'), 'Depends']).join(' ');
    for (const library of ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libx11-xcb1']) {
      expect(needed).toContain(library);
    }
  });

  it('stand in the menu, and open handraise: links', () => {
    const entry = debText(madePackage('.deb'), '/usr/share/applications/handraise.desktop').split('\n');
    expect(entry).toEqual(
      expect.arrayContaining([
        'Name=Handraise',
        'Exec=/opt/Handraise/handraise %U',
        'Icon=handraise',
        'StartupWMClass=handraise',
        'MimeType=x-scheme-handler/handraise;',
        'Categories=Utility;',
      ]),
    );
  });
});

describe.skipIf(process.platform !== 'linux')('the app inside', () => {
  const archive = 'dist/linux-unpacked/resources/app.asar';

  it('is the bundle and two packages with what they need, without sources and maps', () => {
    const entries = listPackage(archive, { isPack: false });
    expect(new Set(entries.map((name) => name.split('/')[1]))).toEqual(
      new Set(['out', 'node_modules', 'package.json']),
    );
    for (const file of [
      '/out/main/index.cjs',
      '/out/ocr/eng.traineddata.gz',
      '/node_modules/systeminformation/package.json',
    ]) {
      expect(entries).toContain(file);
    }
    expect(entries.filter((name) => /\.(map|tsx?)$/.test(name) && !name.includes('node_modules'))).toEqual(
      [],
    );
  });

  it('says in its version that it is for tests', () => {
    const about = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
    expect(about['version']).toMatch(/-test$/);
    expect(about).not.toHaveProperty('scripts');
  });

  it('runs in a program whose doors are closed', async () => {
    const wire = await getCurrentFuseWire('dist/linux-unpacked/handraise-bin');
    const closed = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const open = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    // The wire's states are characters: '0' is off, '1' is on.
    expect(closed.map((fuse) => wire[fuse])).toEqual(closed.map(() => '0'.charCodeAt(0)));
    expect(open.map((fuse) => wire[fuse])).toEqual(open.map(() => '1'.charCodeAt(0)));
  });
});
