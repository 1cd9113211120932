/** What of Electron's safeStorage is used: its synchronous half, which every version of ours has. */
export interface KeyStore {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
  /** On Linux: which key store; `basic_text` is none (Electron docs, safeStorage). */
  getSelectedStorageBackend?(): string;
}

/** Whether the system encrypts with a key that is not in a file of ours. */
export function encrypts(keyStore: KeyStore): boolean {
  if (!keyStore.isEncryptionAvailable()) return false;
  const backend = process.platform === 'linux' ? keyStore.getSelectedStorageBackend?.() : undefined;
  return backend !== 'basic_text';
}
