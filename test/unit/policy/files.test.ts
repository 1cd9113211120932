import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyPath } from '../../../electron/adapters/policy/places.ts';
import { readSettingsFile } from '../../../electron/adapters/policy/readSettingsFile.ts';
import { policyWarnings } from '../../../electron/adapters/policy/trust.ts';

let folder: string;
const policyFile = () => join(folder, 'handraise', 'policy.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

describe('the place of the policy', () => {
  const env = { HANDRAISE_POLICY: '/tmp/other.json', ProgramData: 'D:\\Shared' };
  it.each([
    ['linux', true, '/etc/handraise/policy.json'],
    ['darwin', true, '/Library/Application Support/Handraise/policy.json'],
    ['win32', true, 'D:\\Shared\\Handraise\\policy.json'],
    ['linux', false, '/tmp/other.json'],
  ] as const)('on %s (packaged: %s) is %s', (platform, packaged, place) => {
    expect(policyPath({ platform, packaged, env })).toBe(place);
  });

  it('on Windows is the usual folder when the system does not name it', () => {
    expect(policyPath({ platform: 'win32', packaged: true, env: {} })).toBe(
      'C:\\ProgramData\\Handraise\\policy.json',
    );
  });
});

describe('the bytes of a policy', () => {
  const text = '{"settings":{"brandName":"Firma Žltá"}}';
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
  ])('may be %s', (_name, bytes) => {
    write(policyFile(), bytes);
    expect(readSettingsFile(policyFile())).toMatchObject({
      kind: 'good',
      file: { settings: { brandName: 'Firma Žltá' } },
    });
  });

  it.each([
    ['Latin-2', Buffer.from([0x7b, 0xae, 0x7d]), 'encoding'],
    ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x7b]), 'encoding'],
    ['two megabytes', Buffer.alloc(2 * 1024 * 1024, 0x20), 'fileSize'],
    ['nothing', Buffer.alloc(0), 'json'],
  ])('that are %s are told', (_name, bytes, kind) => {
    write(policyFile(), bytes);
    expect(readSettingsFile(policyFile())).toMatchObject({
      kind: 'bad',
      problems: [{ key: '', expected: { kind } }],
    });
  });

  it('are not looked for in a folder', () => {
    mkdirSync(policyFile(), { recursive: true });
    expect(readSettingsFile(policyFile())).toMatchObject({
      kind: 'bad',
      problems: [{ expected: { kind: 'plainFile' } }],
    });
  });

  it.skipIf(process.platform !== 'linux')('are not waited for from a device', () => {
    expect(readSettingsFile('/dev/zero')).toMatchObject({
      kind: 'bad',
      problems: [{ expected: { kind: 'plainFile' } }],
    });
  });
});

describe.skipIf(process.platform === 'win32')('who may write the policy', () => {
  const kinds = (path: string) =>
    policyWarnings(path, 'linux')
      .map(({ kind }) => kind)
      .filter((kind) => process.getuid?.() === 0 || kind !== 'foreignOwner');

  it('is no matter where only its owner may', () => {
    write(policyFile(), '{}');
    chmodSync(policyFile(), 0o644);
    chmodSync(dirname(policyFile()), 0o755);
    expect(kinds(policyFile())).toEqual([]);
  });

  it.each([0o666, 0o664, 0o646])('is told when others may, with mode %o', (mode) => {
    write(policyFile(), '{}');
    chmodSync(policyFile(), mode);
    chmodSync(dirname(policyFile()), 0o755);
    expect(kinds(policyFile())).toEqual(['othersMayWrite']);
  });

  it('is told when others may write its folder, also behind a link', () => {
    write(policyFile(), '{}');
    chmodSync(policyFile(), 0o644);
    chmodSync(dirname(policyFile()), 0o777);
    const link = join(folder, 'link.json');
    symlinkSync(policyFile(), link);
    expect(kinds(link)).toEqual(['othersMayWrite']);
  });

  it('is no matter where there is none', () => {
    expect(kinds(join(folder, 'none.json'))).toEqual([]);
  });
});
