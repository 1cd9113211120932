import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { writeDurably } from './durable.ts';
import type { FileSystem } from './fileSystem.ts';
import { StorageError } from './storageFailure.ts';

/** The newest `schema` number that this version of the app writes and reads. */
const newestSchema = 1;

const Versioned = z.looseObject({ schema: z.int() });

/**
 * A JSON file as lowdb's adapter. Unlike lowdb's own: what is read is checked against a schema (never an empty
 * object in its place), and each write is durable before its promise resolves, in the order of the calls and
 * without leaving any out.
 */
export class DurableJsonFile<Value> implements Adapter<Value> {
  readonly #fs: FileSystem;
  readonly #path: string;
  readonly #schema: z.ZodType<Value>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(fs: FileSystem, path: string, schema: z.ZodType<Value>) {
    this.#fs = fs;
    this.#path = path;
    this.#schema = schema;
  }

  /** @throws StorageError `unreadable` or `newer`; the system's error when the file cannot be read at all */
  async read(): Promise<Value> {
    const bytes = await this.#fs.readFile(this.#path);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      // Not the parser's own words: they quote the file, and this goes into the log.
      throw this.#unreadable(`${bytes.byteLength} bytes that are no JSON`);
    }
    const versioned = Versioned.safeParse(value);
    if (versioned.success && versioned.data.schema > newestSchema) {
      throw new StorageError({ kind: 'newer', path: this.#path });
    }
    const parsed = this.#schema.safeParse(value);
    if (!parsed.success) throw this.#unreadable(z.prettifyError(parsed.error));
    return parsed.data;
  }

  /** @throws StorageError `other` for a value that could not be read back; the system's error otherwise */
  async write(value: Value): Promise<void> {
    const parsed = this.#schema.safeParse(value);
    if (!parsed.success) throw new StorageError({ kind: 'other', detail: z.prettifyError(parsed.error) });
    // Taken now: whoever changes the value while an earlier write is on its way means a later write.
    const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
    const write = (): Promise<void> => writeDurably(this.#fs, this.#path, bytes);
    const turn = this.#last.then(write, write);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #unreadable(detail: string): StorageError {
    return new StorageError({ kind: 'unreadable', path: this.#path, detail: detail.slice(0, 2000) });
  }
}

/** Reads a file through its schema. @throws as `DurableJsonFile.read` */
export async function openJson<Value>(
  fs: FileSystem,
  path: string,
  schema: z.ZodType<Value>,
): Promise<Low<Value>> {
  const file = new DurableJsonFile(fs, path, schema);
  return new Low(file, await file.read());
}

/** Writes a whole value; durable when it resolves. @throws as `DurableJsonFile.write` */
export async function saveJson<Value>(
  fs: FileSystem,
  path: string,
  schema: z.ZodType<Value>,
  value: Value,
): Promise<void> {
  await new Low(new DurableJsonFile(fs, path, schema), value).write();
}
