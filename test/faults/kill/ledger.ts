import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededChance } from './chance.ts';

/** One report that somebody began, and what they were told of it. */
export interface Filed {
  /** No other report of the run has the same. */
  summary: string;
  files: { name: string; sha256: string; path: string }[];
  /** Taken with the report by the app itself, so not known beforehand. */
  pictures: boolean;
  /** "Saved" was said of the report. */
  said: boolean;
  /** "Saved" was said of the words while they were written. */
  wordsSaved: boolean;
  id?: string;
  /** The number that was said with "Sent". */
  number?: string;
}

const kilobyte = 1024;

/** Every report of a run. */
export class Ledger {
  readonly filed: Filed[] = [];
  readonly #folder: string;
  readonly #chance: SeededChance;

  /** `folder`: where files to attach are made. */
  constructor(folder: string, chance: SeededChance) {
    this.#folder = folder;
    this.#chance = chance;
    mkdirSync(folder, { recursive: true });
  }

  /** A new report, by the command line with files of its own, by the window with pictures. */
  begin(by: 'command' | 'window'): Filed {
    const number = this.filed.length + 1;
    const files = by === 'window' ? [] : this.#makeFiles(number);
    const filed = {
      // Unlike every other's beginning, too: a cut subject would be noticed.
      summary: `${number}: the printer prints blank pages`,
      files,
      pictures: by === 'window',
      said: false,
      wordsSaved: false,
    };
    this.filed.push(filed);
    return filed;
  }

  /** Takes over what the command line has said for people. */
  static heard(filed: Filed, words: string): void {
    const id = /^Saved as report ([0-9A-Z]{26})\.$/m.exec(words)?.[1];
    if (id !== undefined) Object.assign(filed, { said: true, id });
    const number = /^Sent: ticket (\d+) at /m.exec(words)?.[1];
    if (number !== undefined) Object.assign(filed, { number });
  }

  #makeFiles(number: number): Filed['files'] {
    const { weighted, below, bytes } = this.#chance;
    const sizes = weighted<() => number[]>([
      [35, () => []],
      [35, () => [1 + below(20 * kilobyte)]],
      [20, () => [1 + below(30 * kilobyte), 100 * kilobyte + below(400 * kilobyte)]],
      [10, () => [1024 * kilobyte + below(1024 * kilobyte)]],
    ])();
    return sizes.map((size, index) => {
      const name = `${number}-${index + 1} Žurnál ทดสอบ.log`;
      const file = path.join(this.#folder, name);
      const content = bytes(size);
      writeFileSync(file, content);
      return { name, path: file, sha256: createHash('sha256').update(content).digest('hex') };
    });
  }
}
