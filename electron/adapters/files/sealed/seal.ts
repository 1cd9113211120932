import { createCipheriv, createDecipheriv } from 'node:crypto';
import { fileKey, frameBytes, headerBytes, newHeader, nonce, tagBytes, type StorageKey } from './format.ts';

const cipher = 'aes-256-gcm';
const sealedFrameBytes = frameBytes + tagBytes;

/** Said by an `Unsealer`: the bytes are not what was written under this key. */
export class SealBroken extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'SealBroken';
  }
}

/** Turns the content of one file into its sealed form, in pieces of any size; holds one frame in memory. */
export class Sealer {
  readonly #key: Buffer;
  readonly #frame = Buffer.allocUnsafe(frameBytes);
  #ready: Buffer[];
  #filled = 0;
  #number = 0;

  constructor(key: StorageKey) {
    const header = newHeader(key);
    this.#key = fileKey(key, header);
    this.#ready = [header];
  }

  /** Takes content; gives what can be written now, perhaps nothing. The bytes may be used again afterwards. */
  push(content: Uint8Array): Buffer {
    for (let taken = 0; taken < content.byteLength;) {
      // A full frame is let go only when something follows it: the last one is sealed differently.
      if (this.#filled === frameBytes) this.#seal(false);
      const part = content.subarray(taken, taken + frameBytes - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.byteLength;
      taken += part.byteLength;
    }
    // The header waits for the first frame: a small file is one write.
    return this.#number === 0 ? Buffer.alloc(0) : this.#take();
  }

  /** The last frame. The sealer is not used again. */
  end(): Buffer {
    this.#seal(true);
    return this.#take();
  }

  #seal(last: boolean): void {
    const sealing = createCipheriv(cipher, this.#key, nonce(this.#number, last));
    this.#ready.push(
      sealing.update(this.#frame.subarray(0, this.#filled)),
      sealing.final(),
      sealing.getAuthTag(),
    );
    this.#number += 1;
    this.#filled = 0;
  }

  #take(): Buffer {
    const bytes = Buffer.concat(this.#ready);
    this.#ready = [];
    return bytes;
  }
}

/** Gives the content of a sealed file back, frame by frame; nothing that was not authenticated gets out. */
export class Unsealer {
  readonly #key: Buffer;
  #held: Buffer = Buffer.alloc(0);
  #number = 0;

  constructor(key: StorageKey, header: Buffer) {
    this.#key = fileKey(key, header);
  }

  /** Takes bytes that follow the header; gives the content of every frame that is known not to be the last. @throws SealBroken */
  push(bytes: Uint8Array): Buffer[] {
    this.#held = this.#held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#held, bytes]);
    const content: Buffer[] = [];
    let start = 0;
    for (; this.#held.length - start > sealedFrameBytes; start += sealedFrameBytes)
      content.push(this.#open(this.#held.subarray(start, start + sealedFrameBytes), false));
    this.#held = this.#held.subarray(start);
    return content;
  }

  /** The content of the last frame. @throws SealBroken also when the file was cut short, even between two frames */
  end(): Buffer {
    const empty = this.#held.length <= tagBytes;
    if (this.#held.length < tagBytes || (empty && this.#number > 0))
      throw new SealBroken('the end is missing');
    return this.#open(this.#held, true);
  }

  #open(frame: Buffer, last: boolean): Buffer {
    const end = frame.length - tagBytes;
    const opening = createDecipheriv(cipher, this.#key, nonce(this.#number, last), {
      authTagLength: tagBytes,
    });
    opening.setAuthTag(frame.subarray(end));
    try {
      const content = opening.update(frame.subarray(0, end));
      opening.final();
      this.#number += 1;
      return content;
    } catch {
      // Whichever it is, OpenSSL says only that it is not authentic.
      throw new SealBroken(`frame ${this.#number} was changed, or the file was cut short there`);
    }
  }
}

/** The length of a sealed file by the length of its content, in bytes. */
export function sealedSize(size: number): number {
  return headerBytes + size + Math.max(1, Math.ceil(size / frameBytes)) * tagBytes;
}
