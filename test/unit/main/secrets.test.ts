import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDurably } from '../../../electron/adapters/files/durable.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import type { KeyStore } from '../../../electron/adapters/secrets/keyStore.ts';
import { safeSecrets } from '../../../electron/adapters/secrets/safeSecrets.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

/** A key store that turns every byte over: not a secret, but not the text either. */
function keyStore(available: boolean, backend = 'gnome_libsecret'): KeyStore {
  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => flip(Buffer.from(text, 'utf8')),
    decryptString: (bytes) => flip(bytes).toString('utf8'),
  };
}

describe('secrets', () => {
  let folder: string;
  const logger = memoryLogger();
  const write = (file: string, text: string): Promise<void> =>
    writeDurably(nodeFileSystem, file, Buffer.from(text));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was stored', async () => {
    const secrets = safeSecrets(folder, keyStore(true), write, logger);
    await secrets.set('redmineApiKey', 'žluťoučký-key');
    expect(await secrets.get('redmineApiKey')).toBe('žluťoučký-key');
  });

  it('stores the first secret in a data folder that has none yet', async () => {
    const fresh = path.join(folder, 'data', 'secrets');
    const secrets = safeSecrets(fresh, keyStore(true), write, logger);
    await secrets.set('webhookSecret', 'first');
    expect(await secrets.get('webhookSecret')).toBe('first');
    expect((await stat(fresh)).mode & 0o777).toBe(0o700);
  });

  it('writes ciphertext that only the account can read', async () => {
    const secrets = safeSecrets(folder, keyStore(true), write, logger);
    await secrets.set('redmineApiKey', 'tell-nobody-4711');
    const file = path.join(folder, 'redmineApiKey.json');
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('tell-nobody-4711');
    expect(text).not.toContain(Buffer.from('tell-nobody-4711').toString('base64'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    [false, 'gnome_libsecret'],
    [true, 'basic_text'],
  ])(
    'says that nothing encrypts when the key store is available=%s with backend %s',
    (available, backend) => {
      expect(safeSecrets(folder, keyStore(available, backend), write, logger).protection()).toBe('plain');
    },
  );

  it('knows nothing after a removal', async () => {
    const secrets = safeSecrets(folder, keyStore(true), write, logger);
    await secrets.set('webhookSecret', 'x');
    await secrets.remove('webhookSecret');
    expect(await secrets.get('webhookSecret')).toBeUndefined();
  });

  it.each(['not json', '{"protection":"encrypted"}', '[]'])(
    'takes a damaged file (%s) for no secret, and logs it',
    async (text) => {
      const log = memoryLogger();
      await writeFile(path.join(folder, 'webhookSecret.json'), text);
      expect(await safeSecrets(folder, keyStore(true), write, log).get('webhookSecret')).toBeUndefined();
      expect(log.lines).toEqual(['error secret not readable']);
    },
  );

  it.each(['../outside', 'a/b', '', 'name.json'])('refuses %j as a name', async (name) => {
    await expect(safeSecrets(folder, keyStore(true), write, logger).get(name)).rejects.toThrow('not a name');
  });
});
