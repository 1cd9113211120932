import { keyId, type StorageKey } from '../../../electron/adapters/files/sealed/format.ts';

/** The key that the system's key store gives out. */
export const storageKey: StorageKey = { bytes: Buffer.alloc(32, 7), id: keyId(Buffer.alloc(32, 7)) };
