import { randomBytes } from 'node:crypto';
import { keyId, type StorageKey } from '../../electron/adapters/files/sealed/format.ts';
import type { StorageKeys } from '../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import type { KeyStore } from '../../electron/adapters/secrets/keyStore.ts';

export interface FakeKeyStore extends KeyStore {
  /** `none`: this system has no key store, or does not open it; `reset`: it begins anew, with another secret. */
  becomes: (state: 'open' | 'none' | 'reset') => void;
}

/** A key store that turns every byte over with a secret of its own, and refuses what another secret turned over. */
export function fakeKeyStore(): FakeKeyStore {
  let secret = 1;
  let open = true;
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5 ^ secret));
  return {
    becomes(state) {
      open = state !== 'none';
      if (state === 'reset') secret += 1;
    },
    isEncryptionAvailable: () => open,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => turn(Buffer.from(`v1 ${text}`, 'utf8')),
    decryptString(bytes) {
      const text = turn(bytes).toString('utf8');
      if (!open || !text.startsWith('v1 ')) throw new Error('Error while decrypting the ciphertext');
      return text.slice(3);
    },
  };
}

export function sampleKey(): StorageKey {
  const bytes = randomBytes(32);
  return { id: keyId(bytes), bytes };
}

/** The keys of a process: the first seals, all open. */
export function keysOf(...keys: StorageKey[]): () => Promise<StorageKeys> {
  return () => Promise.resolve({ current: keys[0], find: (id) => keys.find((key) => key.id === id) });
}

/** A process without a key store. */
export const noKeys = keysOf();
