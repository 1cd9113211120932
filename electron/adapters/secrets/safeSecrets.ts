import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Logger, Secrets } from '../../../core/ports/world.ts';
import { makeFolder } from '../files/durable.ts';
import { nodeFileSystem } from '../files/fileSystem.ts';
import { encrypts, type KeyStore } from './keyStore.ts';

const SecretFile = z.strictObject({ protection: z.enum(['encrypted', 'plain']), value: z.base64() });

/**
 * Secrets in files of their own, 0600, encrypted with the system's key store where it has one. `write` has to be
 * durable. A secret that cannot be decrypted (another machine's profile) counts as not there and is logged.
 */
export function safeSecrets(
  folder: string,
  keyStore: KeyStore,
  write: (file: string, text: string) => Promise<void>,
  logger: Logger,
): Secrets {
  const fileOf = (name: string): string => {
    if (!/^[a-zA-Z]{1,40}$/.test(name)) throw new Error(`not a name of a secret: ${name}`);
    return path.join(folder, `${name}.json`);
  };
  const protection = (): 'encrypted' | 'plain' => (encrypts(keyStore) ? 'encrypted' : 'plain');
  return {
    protection,
    async get(name) {
      const text = await readFile(fileOf(name), 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      try {
        const stored = SecretFile.parse(JSON.parse(text));
        const bytes = Buffer.from(stored.value, 'base64');
        return stored.protection === 'encrypted' ? keyStore.decryptString(bytes) : bytes.toString('utf8');
      } catch (error) {
        logger.error('secret not readable', error, { name });
        return undefined;
      }
    },
    async set(name, value) {
      await makeFolder(nodeFileSystem, folder);
      const how = protection();
      const bytes = how === 'encrypted' ? keyStore.encryptString(value) : Buffer.from(value, 'utf8');
      await write(fileOf(name), JSON.stringify({ protection: how, value: bytes.toString('base64') }));
    },
    async remove(name) {
      await rm(fileOf(name), { force: true });
    },
  };
}
