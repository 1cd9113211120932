import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { Secrets } from '../../../core/ports/world.ts';

/** The first bytes of every Ed25519 public key in DER (RFC 8410, 4): what follows are its 32 bytes. */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

const secretName = 'handOverKey';

/** The Ed25519 key of this installation. */
export interface InstallationKey {
  /** Raw, base64. */
  publicKey: string;
  /** 64 bytes. */
  sign: (bytes: Uint8Array) => Buffer;
}

/** The key of this installation; made when it is needed first. @throws when the secret store does not take it */
export async function installationKey(secrets: Pick<Secrets, 'get' | 'set'>): Promise<InstallationKey> {
  const stored = await secrets.get(secretName);
  const known = stored === undefined ? undefined : keyFrom(stored);
  if (known !== undefined) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await secrets.set(secretName, text);
  const made = keyFrom(text);
  if (made === undefined) throw new Error('a fresh key could not be read');
  return made;
}

/** A stored key that cannot be used any more is replaced: what it signed stays checkable by its public half. */
function keyFrom(text: string): InstallationKey | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return {
      publicKey: spki.subarray(publicPrefix.length).toString('base64'),
      sign: (bytes) => sign(null, bytes, key),
    };
  } catch {
    return undefined;
  }
}

/** Whether the holder of the key signed these bytes. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const der = Buffer.concat([publicPrefix, Buffer.from(publicKey, 'base64')]);
    return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    // Not every 32 bytes are a key.
    return false;
  }
}

/** HMAC-SHA-256 with a key in base64, as base64. */
export function codeOf(key: string, bytes: Uint8Array): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(bytes).digest('base64');
}

/** Compares two codes without telling by its time where they differ. */
export function isSameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A public key as people compare it: half of its SHA-256 in groups of four hex digits. */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}
