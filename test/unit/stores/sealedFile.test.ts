import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyDurably, writeDurably } from '../../../electron/adapters/files/durable.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { encryptedFileSystem } from '../../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { frameBytes, headerBytes, tagBytes } from '../../../electron/adapters/files/sealed/format.ts';
import { sealedSize } from '../../../electron/adapters/files/sealed/seal.ts';
import { StorageError } from '../../../electron/adapters/files/storageFailure.ts';
import { keysOf, noKeys, sampleKey } from '../../fakes/keyStores.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

const key = sampleKey();
const fs = encryptedFileSystem(nodeFileSystem, keysOf(key));
const plain = encryptedFileSystem(nodeFileSystem, noKeys);

/** Stands for bytes where two are compared; comparing large buffers themselves is slow. */
const hashOf = (bytes: Uint8Array): string =>
  `${bytes.byteLength} ${createHash('sha256').update(bytes).digest('hex')}`;

async function hashOfAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return hashOf(Buffer.concat(parts));
}

/** What reading gives: the bytes' hash, or the kind of the failure; by both ways of reading, which have to agree. */
async function reading(path: string, from = fs, size?: number): Promise<string> {
  const kindOf = (error: unknown): string =>
    error instanceof StorageError ? error.failure.kind : `unexpected ${String(error)}`;
  const options = size === undefined ? {} : { size };
  const streamed = await hashOfAll(from.readChunks(path, options)).catch(kindOf);
  if (size === undefined) expect(await from.readFile(path).then(hashOf, kindOf)).toBe(streamed);
  return streamed;
}

/** A sealed file with this content. */
async function sealed(content: Uint8Array, by = fs): Promise<string> {
  const path = join(temporaryFolder(), 'file');
  await writeDurably(by, path, content);
  return path;
}

const sizes = [0, 1, 15, 16, 17, 1000, frameBytes - 1, frameBytes, frameBytes + 1, 2 * frameBytes, 200_001];

describe('a file at rest', () => {
  it.each(sizes)('gives %i bytes back, and is as long as the format says', async (size) => {
    const content = randomBytes(size);
    const path = await sealed(content);
    expect(await reading(path)).toBe(hashOf(content));
    expect(await reading(path, fs, size)).toBe(hashOf(content));
    expect(readFileSync(path)).toHaveLength(sealedSize(size));
  });

  it('does not depend on how the content was cut while it was written', async () => {
    const content = randomBytes(3 * frameBytes + 5);
    const folder = temporaryFolder();
    for (const step of [1000, frameBytes, frameBytes + 1, content.length]) {
      const cut = async function* (): AsyncIterable<Uint8Array> {
        const reused = Buffer.alloc(step);
        for (let at = 0; at < content.length; at += step) {
          const length = content.copy(reused, 0, at, at + step);
          yield reused.subarray(0, length);
        }
      };
      const path = join(folder, String(step));
      await copyDurably(fs, path, cut(), content.length);
      expect(await reading(path), `in steps of ${step}`).toBe(hashOf(content));
    }
  });

  it('shows nothing of its content, and no two files look alike', async () => {
    const content = Buffer.from('the printer on the third floor '.repeat(9000));
    const [one, other] = [readFileSync(await sealed(content)), readFileSync(await sealed(content))];
    expect(one.includes('printer')).toBe(false);
    const blocks = (bytes: Buffer): string[] =>
      Array.from({ length: Math.floor((bytes.length - headerBytes) / 16) }, (_, index) =>
        bytes.subarray(headerBytes + index * 16, headerBytes + index * 16 + 16).toString('hex'),
      );
    const both = [...blocks(one), ...blocks(other)];
    expect(new Set(both).size).toBe(both.length);
  });

  it('is 0600', async () => {
    const path = await sealed(Buffer.from('x'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('takes nothing after it was synced', async () => {
    const file = await fs.create(join(temporaryFolder(), 'file'));
    await file.sync();
    await expect(file.write(Buffer.from('late'))).rejects.toThrow('after it was synced');
    await file.close();
  });
});

describe('a file at rest that was tampered with', () => {
  const content = randomBytes(2 * frameBytes + 100);

  it('does not open with a byte changed, wherever it is', async () => {
    const path = await sealed(content);
    const good = readFileSync(path);
    const frame = frameBytes + tagBytes;
    const places = [
      ...Array.from({ length: headerBytes }, (_, index) => index),
      ...[headerBytes, headerBytes + frameBytes - 1, headerBytes + frameBytes, headerBytes + frame - 1],
      ...[headerBytes + frame, headerBytes + 2 * frame, good.length - tagBytes, good.length - 1],
    ];
    const outcomes = new Map<number, string>();
    for (const place of places) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(place) ^ 0x01, place);
      writeFileSync(path, bad);
      outcomes.set(place, await reading(path, fs, content.length));
    }
    for (const [place, outcome] of outcomes) {
      // Without its magic it is a plain file of other bytes, which no hash of an attachment and no JSON accepts.
      if (place < 8) expect(outcome, `byte ${place}`).not.toBe(hashOf(content));
      // A later version, an unknown one, another key: all are left alone.
      else if (place < 17) expect(['newer', 'unreadable', 'locked'], `byte ${place}`).toContain(outcome);
      else expect(outcome, `byte ${place}`).toBe('unreadable');
    }
  });

  it('does not open when it was cut short or grew, at any length', async () => {
    const path = await sealed(content);
    const good = readFileSync(path);
    const frame = frameBytes + tagBytes;
    const ends = [8, 9, 20, headerBytes, headerBytes + 1, headerBytes + tagBytes, headerBytes + frame - 1];
    ends.push(headerBytes + frame, headerBytes + frame + tagBytes, headerBytes + 2 * frame, good.length - 1);
    for (const end of ends) {
      writeFileSync(path, good.subarray(0, end));
      expect(await reading(path), `cut at ${end}`).toBe('unreadable');
    }
    for (const more of [Buffer.alloc(1), randomBytes(tagBytes), good.subarray(headerBytes)]) {
      writeFileSync(path, Buffer.concat([good, more]));
      expect(await reading(path), `${more.length} more`).toBe('unreadable');
    }
  });

  it('does not open with its frames in another order, repeated, or taken from another file', async () => {
    const path = await sealed(content);
    const good = readFileSync(path);
    const other = readFileSync(await sealed(randomBytes(content.length)));
    const frame = frameBytes + tagBytes;
    const part = (from: Buffer, number: number): Buffer =>
      from.subarray(headerBytes + number * frame, headerBytes + (number + 1) * frame);
    const head = good.subarray(0, headerBytes);
    const forged = [
      [head, part(good, 1), part(good, 0), part(good, 2)],
      [head, part(good, 0), part(good, 0), part(good, 2)],
      [head, part(good, 0), part(good, 2)],
      [head, part(good, 1), part(good, 2)],
      [head, part(good, 0), part(other, 1), part(good, 2)],
      [other.subarray(0, headerBytes), part(good, 0), part(good, 1), part(good, 2)],
    ];
    for (const [index, parts] of forged.entries()) {
      writeFileSync(path, Buffer.concat(parts));
      expect(await reading(path), `forgery ${index}`).toBe('unreadable');
    }
  });

  it('gives out nothing of a frame that does not open', async () => {
    const path = await sealed(content);
    const bad = readFileSync(path);
    bad.writeUInt8(
      bad.readUInt8(headerBytes + frameBytes + tagBytes + 5) ^ 1,
      headerBytes + frameBytes + tagBytes + 5,
    );
    writeFileSync(path, bad);
    let given = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of fs.readChunks(path)) given += chunk.byteLength;
    };
    await expect(read()).rejects.toThrow(StorageError);
    expect([0, frameBytes]).toContain(given);
  });

  it('is locked for another key and without one, and opens again with its own', async () => {
    const path = await sealed(content);
    const elsewhere = encryptedFileSystem(nodeFileSystem, keysOf(sampleKey()));
    expect(await reading(path, elsewhere)).toBe('locked');
    expect(await reading(path, plain)).toBe('locked');
    const both = encryptedFileSystem(nodeFileSystem, keysOf(sampleKey(), key));
    expect(await reading(path, both)).toBe(hashOf(content));
  });
});

describe('a plain file', () => {
  it.each([0, 5, 100, 300_000])('of %i bytes is read as it is, with a key and without', async (size) => {
    const content = randomBytes(size);
    const path = await sealed(content, plain);
    expect(hashOf(readFileSync(path))).toBe(hashOf(content));
    expect(await reading(path)).toBe(hashOf(content));
    expect(await reading(path, plain, size)).toBe(hashOf(content));
    expect(await fs.isSealed(path)).toBe(false);
  });

  it.each([
    ['is a sealed file of this installation', (good: Buffer) => good],
    ['is a sealed file of another one', () => Buffer.from(readFileSync(foreign))],
    ['begins like one', (good: Buffer) => good.subarray(0, 10)],
    [
      'begins like one and is long',
      (good: Buffer) => Buffer.concat([good.subarray(0, 9), Buffer.alloc(400_000)]),
    ],
  ])('that somebody attached and that %s is read as it is', async (_what, make) => {
    foreign = await sealed(Buffer.from('other'), encryptedFileSystem(nodeFileSystem, keysOf(sampleKey())));
    const content = make(readFileSync(await sealed(randomBytes(70_000))));
    const path = await sealed(content, plain);
    expect(hashOf(readFileSync(path))).toBe(hashOf(content));
    expect(await reading(path, fs, content.length)).toBe(hashOf(content));
    expect(await reading(path, plain, content.length)).toBe(hashOf(content));
    expect(await fs.isSealed(path, content.length)).toBe(false);
    const encrypted = await sealed(content);
    expect(await reading(encrypted, fs, content.length)).toBe(hashOf(content));
    expect(await fs.isSealed(encrypted, content.length)).toBe(true);
  });
});
let foreign = '';

it('streams: a large file never passes through memory as a whole', async () => {
  const path = join(temporaryFolder(), 'video');
  const hash = createHash('sha256');
  let largest = 0;
  const megabyte = randomBytes(1024 * 1024);
  const video = async function* (): AsyncIterable<Uint8Array> {
    for (let part = 0; part < 64; part += 1) yield megabyte;
  };
  const counted = encryptedFileSystem(
    {
      ...nodeFileSystem,
      create: async (file) => {
        const inner = await nodeFileSystem.create(file);
        return {
          ...inner,
          write: (bytes) => {
            largest = Math.max(largest, bytes.byteLength);
            return inner.write(bytes);
          },
        };
      },
    },
    keysOf(key),
  );
  const { sha256 } = await copyDurably(counted, path, video(), 100 * 1024 * 1024);
  for await (const chunk of counted.readChunks(path)) {
    hash.update(chunk);
    largest = Math.max(largest, chunk.byteLength);
  }
  expect(hash.digest('hex')).toBe(sha256);
  expect(largest).toBeLessThan(1.1 * megabyte.length);
});
