import { dirname, join } from 'node:path';
import { readJson } from '../../../core/policy/json.ts';
import { salvageSettings } from '../../../core/policy/parse.ts';
import type { PolicyProblem } from '../../../core/policy/problems.ts';
import type { PolicyFile, SettingKey, Settings } from '../../../core/policy/schema.ts';
import { makeFolder, writeDurably } from '../files/durable.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { readSettingsFile, type SettingsFile } from './readSettingsFile.ts';

const encoder = new TextEncoder();

/** The person's own settings file: what is right in it holds, what is wrong is named and never thrown away. */
export class PersonSettings {
  readonly path: string;
  readonly #fs: FileSystem;
  #read: SettingsFile;
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, fs: FileSystem) {
    this.path = path;
    this.#fs = fs;
    this.#read = readSettingsFile(path);
  }

  /** What holds of the file. */
  get file(): PolicyFile | null {
    switch (this.#read.kind) {
      case 'absent':
        return null;
      case 'good':
        return this.#read.file;
      case 'bad': {
        const json = readJson(this.#read.text ?? '');
        return json.ok ? salvageSettings(json.value) : null;
      }
    }
  }

  get problems(): PolicyProblem[] {
    return this.#read.kind === 'bad' ? this.#read.problems : [];
  }

  reload(): void {
    this.#read = readSettingsFile(this.path);
  }

  /**
   * Sets one key, or removes it where `value` is undefined. Resolves AFTER it is durable; changes follow each other in
   * the order of the calls. @throws the system's error; then nothing has changed
   */
  change<Key extends SettingKey>(key: Key, value: Settings[Key] | undefined): Promise<void> {
    const write = () => this.#write(key, value);
    const turn = this.#last.then(write, write);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #write(key: SettingKey, value: unknown): Promise<void> {
    // Another process of ours (the command line) may have written since.
    this.reload();
    const { [key]: _before, ...others } = this.file?.settings ?? {};
    const settings = value === undefined ? others : { ...others, [key]: value };
    await makeFolder(this.#fs, dirname(this.path));
    if (this.#read.kind === 'bad') await this.#keepAside(this.#read);
    await writeDurably(this.#fs, this.path, encoder.encode(`${JSON.stringify({ settings }, null, 2)}\n`));
    this.reload();
  }

  /** A file with mistakes is kept under another name before it is written anew. */
  async #keepAside(read: Extract<SettingsFile, { kind: 'bad' }>): Promise<void> {
    if (read.text === undefined && !this.#fs.exists(this.path)) return;
    for (let number = 1; ; number += 1) {
      const aside = join(dirname(this.path), `settings.with-mistakes-${number}.json`);
      if (this.#fs.exists(aside)) continue;
      await this.#fs.rename(this.path, aside);
      return;
    }
  }
}
