import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Logger } from '../../../core/ports/world.ts';
import { makeFolder, syncFolder } from '../files/durable.ts';
import { nodeFileSystem } from '../files/fileSystem.ts';
import { keyId, type StorageKey } from '../files/sealed/format.ts';
import type { StorageKeys } from '../files/sealed/encryptedFileSystem.ts';
import { errorCode } from '../files/storageFailure.ts';
import { encrypts, type KeyStore } from './keyStore.ts';

/** `id` proves the decrypted key: on Linux a key store that was made anew can decrypt to anything without an error. */
const KeyFile = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  key: z.base64(),
});

/** As many keys as an installation may lose, one after another. */
const mostKeys = 20;

/** The keys of this process, and how what it writes is kept. */
export interface OpenedKeys extends StorageKeys {
  /**
   * `encrypted`: what is written is; `plain`: the system has no key store; `locked`: it gave the key before and does
   * not now, so what is written is plain until it does.
   */
  protection: 'encrypted' | 'plain' | 'locked';
  /** Keys that were made here and cannot be opened now: files of theirs are locked. */
  locked: number;
}

/**
 * Opens the keys that files at rest are encrypted with, and makes the first one where the system has a key store. A
 * key is durable before it is given out, is never overwritten, and two processes that start at once get the same one.
 * Where a key does not open although there is a key store (it was reset, or the folder came from another machine) a
 * further one is made beside it: what is written stays encrypted, and the older files open again with their key.
 *
 * Without a key store there is no key: one that lies in a file beside what it locks protects nothing.
 *
 * @param folder of the secrets; it holds `storageKey.1.json`, `storageKey.2.json` …
 */
export async function openStorageKeys(
  folder: string,
  keyStore: KeyStore,
  logger: Logger,
): Promise<OpenedKeys> {
  const keys: StorageKey[] = [];
  const available = encrypts(keyStore);
  let locked = 0;
  try {
    for (let number = 1; number <= mostKeys; number += 1) {
      const file = path.join(folder, `storageKey.${number}.json`);
      let text = await readIfThere(file);
      const fresh = text === undefined;
      if (text === undefined) {
        if (!available || keys.length > 0) break;
        await makeKey(folder, file, keyStore);
        text = await readFile(file, 'utf8');
      }
      const key = openKey(text, available, keyStore);
      if (key !== undefined) keys.push(key);
      else {
        locked += 1;
        logger.warn('a storage key does not open', { file, available });
        // A key store that does not give back what it has just been given would be asked for ever.
        if (fresh) break;
      }
    }
  } catch (error) {
    // A key that may not be on the disk tomorrow must lock nothing today.
    logger.error('opening the storage keys', error);
  }
  const current = available ? keys[0] : undefined;
  return {
    current,
    find: (id) => keys.find((key) => key.id === id),
    protection: current !== undefined ? 'encrypted' : locked > 0 ? 'locked' : 'plain',
    locked,
  };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function openKey(text: string, available: boolean, keyStore: KeyStore): StorageKey | undefined {
  if (!available) return undefined;
  try {
    const { id, key } = KeyFile.parse(JSON.parse(text));
    const bytes = Buffer.from(keyStore.decryptString(Buffer.from(key, 'base64')), 'base64');
    return bytes.length === 32 && keyId(bytes) === id ? { id, bytes } : undefined;
  } catch {
    // Locked, reset or damaged: for the caller all are a key that does not open.
    return undefined;
  }
}

/** Resolves when the file is there and durable, whoever made it. */
async function makeKey(folder: string, file: string, keyStore: KeyStore): Promise<void> {
  const bytes = randomBytes(32);
  const key = keyStore.encryptString(bytes.toString('base64')).toString('base64');
  const text = JSON.stringify({ schema: 1, id: keyId(bytes), key } satisfies z.infer<typeof KeyFile>);
  await makeFolder(nodeFileSystem, folder);
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeWhole(temporary, text);
    await giveName(temporary, file, text);
    await syncFolder(nodeFileSystem, folder);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A hard link is refused when the name is taken, where a rename would take it: the other process's key stands. */
async function giveName(temporary: string, file: string, text: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    // FAT and some network file systems have no links.
    await writeWhole(file, text).catch((second: unknown) => {
      if (errorCode(second) !== 'EEXIST') throw second;
    });
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
