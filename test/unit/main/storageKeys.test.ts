import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStorageKeys } from '../../../electron/adapters/secrets/storageKeys.ts';
import { fakeKeyStore } from '../../fakes/keyStores.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

function installation() {
  const folder = join(temporaryFolder(), 'data', 'secrets');
  const keyStore = fakeKeyStore();
  return { folder, keyStore, start: () => openStorageKeys(folder, keyStore, memoryLogger()) };
}

it('makes one key for an installation and gives the same at every start', async () => {
  const { folder, start } = installation();
  const first = await start();
  expect(first).toMatchObject({ protection: 'encrypted', locked: 0 });
  expect(first.current?.bytes).toHaveLength(32);
  expect((await start()).current).toEqual(first.current);
  expect(readdirSync(folder)).toEqual(['storageKey.1.json']);
  expect(statSync(join(folder, 'storageKey.1.json')).mode & 0o777).toBe(0o600);
});

it('writes the key only as the key store gives it back', async () => {
  const { folder, start } = installation();
  const { current } = await start();
  const text = readFileSync(join(folder, 'storageKey.1.json'), 'utf8');
  const key = Buffer.from(current?.bytes ?? []);
  expect(
    [...text.matchAll(/[A-Za-z0-9+/=]{16,}/g)]
      .map(([part]) => Buffer.from(part, 'base64'))
      .some((part) => part.includes(key)),
  ).toBe(false);
  expect(text).not.toContain(key.toString('base64'));
});

it('ends with one key when ten processes start at once', async () => {
  const { folder, start } = installation();
  const all = await Promise.all(Array.from({ length: 10 }, start));
  expect(new Set(all.map(({ current }) => current?.id)).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['storageKey.1.json']);
});

it('makes no key where the system has no key store', async () => {
  const { folder, keyStore, start } = installation();
  keyStore.becomes('none');
  expect(await start()).toMatchObject({ current: undefined, protection: 'plain', locked: 0 });
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

it('says that the key is locked while the key store is not there, and has it again afterwards', async () => {
  const { keyStore, start } = installation();
  const first = await start();
  keyStore.becomes('none');
  expect(await start()).toMatchObject({ current: undefined, protection: 'locked', locked: 1 });
  keyStore.becomes('open');
  expect((await start()).current).toEqual(first.current);
});

it('goes on with a further key after the key store was reset, and keeps the old one', async () => {
  const { folder, keyStore, start } = installation();
  const first = await start();
  const before = readFileSync(join(folder, 'storageKey.1.json'));
  keyStore.becomes('reset');
  const second = await start();
  expect(second).toMatchObject({ protection: 'encrypted', locked: 1 });
  expect(second.current?.id).not.toBe(first.current?.id);
  expect(second.find(first.current?.id ?? '')).toBeUndefined();
  expect(readFileSync(join(folder, 'storageKey.1.json'))).toEqual(before);
  expect((await start()).current).toEqual(second.current);
});

it.each(['', 'not json', '{}', '{"schema":1,"id":"0011223344556677","key":"AAAA"}'])(
  'takes a damaged key file (%j) for a key that does not open, and never overwrites it',
  async (text) => {
    const { folder, start } = installation();
    await start();
    writeFileSync(join(folder, 'storageKey.1.json'), text);
    expect(await start()).toMatchObject({ protection: 'encrypted', locked: 1 });
    expect(readFileSync(join(folder, 'storageKey.1.json'), 'utf8')).toBe(text);
  },
);

it('encrypts nothing with a key that could not be written', async () => {
  const folder = join(temporaryFolder(), 'file');
  writeFileSync(folder, 'where the folder should be');
  expect(await openStorageKeys(folder, fakeKeyStore(), memoryLogger())).toMatchObject({
    current: undefined,
    protection: 'plain',
  });
});

it('encrypts nothing with a key that the key store does not give back', async () => {
  const keyStore = { ...fakeKeyStore(), decryptString: () => 'something else' };
  const folder = join(temporaryFolder(), 'secrets');
  const opened = await openStorageKeys(folder, keyStore, memoryLogger());
  expect(opened.current).toBeUndefined();
  expect(readdirSync(folder)).toHaveLength(1);
});
