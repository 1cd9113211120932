import { FuseV1Options } from '@electron/fuses';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagingConfig } from '../../../build/packaging/config.mjs';
import { fuses } from '../../../build/packaging/fuses.mjs';
import { platformOf } from '../../../build/packaging/targets.mjs';

const config = packagingConfig();

describe('what ships', () => {
  it('is the bundle and the packages that cannot be bundled, those outside the archive that start or load programs', () => {
    const files = [config.files].flat().map(String);
    expect(files.slice(0, 3)).toEqual(['out/{main,preload,renderer,ocr}/**/*', '!**/*.map', 'package.json']);
    // What follows only leaves things out.
    expect(files.slice(3).filter((pattern) => !pattern.startsWith('!node_modules/'))).toEqual([]);
    expect(config.asarUnpack).toEqual(['node_modules/screenshot-desktop/**', 'node_modules/uiohook-napi/**']);
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual([
      'screenshot-desktop',
      'systeminformation',
      'tesseract.js',
      'uiohook-napi',
      'x11',
    ]);
  });

  it('holds no runtime but the one electron-builder fetches, unless a test names one', () => {
    expect(config).not.toHaveProperty('electronDist');
    const runtime = { dist: '/some/dist', version: '33.2.1' };
    expect(packagingConfig({ runtime, testVersion: '0.1.0-test' })).toMatchObject({
      electronDist: '/some/dist',
      electronVersion: '33.2.1',
      extraMetadata: { version: '0.1.0-test' },
    });
  });

  it('opens handraise: links', () => {
    expect(config.protocols).toEqual([{ name: 'Handraise report', schemes: ['handraise'] }]);
  });

  it('has a product name without a space, which the sandbox helper could not stand', () => {
    expect(config.productName).toBe('Handraise');
  });

  it('has an icon of each system’s own kind, so that none has to be made from another', () => {
    const icons = [config.win?.icon, config.mac?.icon, `${config.linux?.icon ?? ''}/512x512.png`];
    expect(icons).toEqual(['build/icons/icon.ico', 'build/icons/icon.icns', 'build/icons/512x512.png']);
    for (const file of icons) expect(existsSync(file ?? ''), file ?? '').toBe(true);
  });

  it('is the same for those who call electron-builder themselves', async () => {
    const own = await import('../../../build/packaging/electron-builder.config.cjs');
    expect(JSON.stringify(await own.default())).toBe(JSON.stringify(config));
  });
});

describe('fuses', () => {
  it('close every door in what ships', () => {
    expect(fuses({ inspectable: false })).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  });

  it('leave one open for a test that asks, and only that one', () => {
    const { [FuseV1Options.EnableNodeCliInspectArguments]: open, ...others } = fuses({ inspectable: true });
    const { [FuseV1Options.EnableNodeCliInspectArguments]: shut, ...same } = fuses({ inspectable: false });
    expect([open, shut]).toEqual([true, false]);
    expect(others).toEqual(same);
  });
});

describe('silent installation on Windows', () => {
  it('is for the whole machine, with either installer', () => {
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: true });
    expect(config.msi).toMatchObject({ oneClick: true, perMachine: true, runAfterFinish: false });
  });

  it('is undone without touching what people wrote', () => {
    expect(config.nsis?.deleteAppDataOnUninstall).toBe(false);
  });

  it('keeps the code by which Windows recognises an older version', () => {
    expect(config.msi?.upgradeCode).toBe('{5F0C5A52-6F5E-4B0B-9E0B-6E7B9C0B7A41}');
  });
});

describe('macOS', () => {
  it('runs hardened, with the one right that V8 needs', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
    for (const file of [config.mac?.entitlements, config.mac?.entitlementsInherit]) {
      const granted = readFileSync(file ?? '', 'utf8').match(/(?<=<key>)[^<]+/g);
      expect(granted).toEqual(['com.apple.security.cs.allow-jit']);
    }
  });

  it('says why it wants to see the screen', () => {
    expect(config.mac?.extendInfo).toHaveProperty('NSScreenCaptureUsageDescription');
  });
});

describe('Linux', () => {
  it.each(['deb', 'rpm'] as const)('%s: its scripts are there', (format) => {
    const { afterInstall, afterRemove, appArmorProfile } = config[format] ?? {};
    for (const file of [afterInstall, afterRemove, appArmorProfile])
      expect(existsSync(file ?? '')).toBe(true);
  });

  it('keeps the tools that packaging starts executable', () => {
    for (const file of ['build/packaging/fpm/fpm.mjs', 'build/packaging/linux/launcher.sh']) {
      expect(statSync(file).mode & 0o111, file).toBe(0o111);
    }
  });
});

describe('choosing what to make', () => {
  it.each([
    [[], 'linux', { platform: 'linux', targets: ['deb', 'rpm', 'tar.gz'] }],
    [[], 'win32', { platform: 'windows', targets: ['nsis', 'msi'] }],
    [[], 'darwin', { platform: 'mac', targets: ['dmg', 'zip'] }],
    [['AppImage'], 'darwin', { platform: 'linux', targets: ['AppImage'] }],
    [['msi'], 'linux', { platform: 'windows', targets: ['msi'] }],
  ] as const)('%j on %s', (wanted, here, expected) => {
    expect(platformOf(wanted, here)).toEqual(expected);
  });

  it.each([[['deb', 'msi']], [['exe']]])('refuses %j and says what there is', (wanted) => {
    expect(() => platformOf(wanted)).toThrow(/there are deb, rpm, tar\.gz, AppImage, nsis, msi, dmg, zip/);
  });
});
