import { dirname } from 'node:path';
import type { PolicyProblem } from '../../../core/policy/problems.ts';
import type { PolicyFile } from '../../../core/policy/schema.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { makeFolder, writeDurably } from '../files/durable.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { readSettingsFile, type SettingsFile } from './readSettingsFile.ts';

/** IT's policy as it holds: the file's, or while that has mistakes the last one without. */
export class MachinePolicy {
  readonly path: string;
  readonly #lastGoodPath: string;
  readonly #fs: FileSystem;
  readonly #logger: Logger;
  #read: SettingsFile = { kind: 'absent' };
  #lastGood: SettingsFile = { kind: 'absent' };
  #kept: Promise<void> = Promise.resolve();

  constructor(path: string, lastGoodPath: string, fs: FileSystem, logger: Logger) {
    this.path = path;
    this.#lastGoodPath = lastGoodPath;
    this.#fs = fs;
    this.#logger = logger;
    this.#lastGood = readSettingsFile(lastGoodPath);
    this.reload();
  }

  /** What holds; null: no policy. */
  get file(): PolicyFile | null {
    if (this.#read.kind === 'good') return this.#read.file;
    return this.#read.kind === 'bad' && this.#lastGood.kind === 'good' ? this.#lastGood.file : null;
  }

  get present(): boolean {
    return this.#read.kind !== 'absent';
  }

  get problems(): PolicyProblem[] {
    return this.#read.kind === 'bad' ? this.#read.problems : [];
  }

  /** True while an earlier policy holds in place of one with mistakes. */
  get holdsLastGood(): boolean {
    return this.#read.kind === 'bad' && this.#lastGood.kind === 'good';
  }

  /** Resolves when the copy of the last good policy is on disk. */
  get kept(): Promise<void> {
    return this.#kept;
  }

  reload(): void {
    this.#read = readSettingsFile(this.path);
    if (this.#read.kind === 'bad') return;
    // A policy that IT has taken away must not come back with a later mistake.
    const before = this.#lastGood.kind === 'good' ? this.#lastGood.text : null;
    const after = this.#read.kind === 'good' ? this.#read.text : null;
    this.#lastGood = this.#read;
    if (before !== after) this.#kept = this.#kept.then(() => this.#keep(after));
  }

  async #keep(text: string | null): Promise<void> {
    try {
      if (text !== null) {
        await makeFolder(this.#fs, dirname(this.#lastGoodPath));
        await writeDurably(this.#fs, this.#lastGoodPath, new TextEncoder().encode(text));
      } else if (this.#fs.exists(this.#lastGoodPath)) {
        await this.#fs.removeFile(this.#lastGoodPath);
      }
    } catch (error) {
      // The policy itself holds; only a later mistake in it would find no copy.
      this.#logger.error('the last good policy could not be kept', error, { path: this.#lastGoodPath });
    }
  }
}
