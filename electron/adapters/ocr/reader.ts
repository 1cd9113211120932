import { readdirSync } from 'node:fs';
import type { ReadLine } from '../../../core/evidence/readText.ts';
import type { ReadingFailure, ReadingRequest, TextReader } from '../../../core/ports/textReader.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { wordsOf } from '../within.ts';
import type { SpawnWorker, WorkerProcess } from '../workers/spawn.ts';
import { OcrAnswer, type OcrRequest } from './protocol.ts';

/** Longest time for one picture, in milliseconds: a screen takes seconds, and many on a busy machine. */
const longest = 60_000;
/** How long the process waits for another picture before its memory is given back, in milliseconds. */
const idleTime = 15_000;
const suffix = '.traineddata.gz';

export interface TextReaderOptions {
  spawn: SpawnWorker;
  /** Holds the languages' data, `<language>.traineddata.gz`; need not exist. */
  dataFolder: string;
  clock: Clock;
  log: Logger;
}

type Outcome = Result<ReadLine[], ReadingFailure>;

/** Reads in a process that is ended when it takes too long, is not needed any more, or has nothing to do. */
export function createTextReader(options: TextReaderOptions): TextReader {
  const known = dataIn(options.dataFolder);
  const reader = new OneAtATime(options);
  return {
    languages: () => known,
    read: (png, { languages, signal }) => {
      const usable = languages.filter((language) => known.includes(language));
      if (usable.length === 0) return Promise.resolve(fail({ kind: 'noLanguage' }));
      return reader.read(png, { languages: usable, ...(signal === undefined ? {} : { signal }) });
    },
  };
}

function dataIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(suffix));
    return names.map((name) => name.slice(0, -suffix.length)).sort();
  } catch {
    // The app came without any: said by `selftest`, and by each reading.
    return [];
  }
}

class OneAtATime {
  readonly #options: TextReaderOptions;
  #last: Promise<unknown> = Promise.resolve();
  #worker: WorkerProcess | undefined;
  #cancelIdle: (() => void) | undefined;
  /** Hears what the process says and that it ended, while a picture is being read. */
  #hear: ((told: OcrAnswer | { kind: 'ended'; detail: string }) => void) | undefined;

  constructor(options: TextReaderOptions) {
    this.#options = options;
  }

  read(png: Uint8Array, request: ReadingRequest): Promise<Outcome> {
    const mine = this.#last.then(() => this.#readNow(png, request));
    this.#last = mine;
    return mine;
  }

  #readNow(png: Uint8Array, { languages, signal }: ReadingRequest): Promise<Outcome> {
    if (signal?.aborted === true) return Promise.resolve(fail({ kind: 'cancelled' }));
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        cancelLimit();
        signal?.removeEventListener('abort', abort);
        this.#hear = undefined;
        this.#rest();
        resolve(outcome);
      };
      const giveUp = (kind: 'timeout' | 'cancelled'): void => {
        // It heeds nothing while it reads: ending it is the only way to stop it.
        this.#end();
        settle(fail({ kind }));
      };
      const abort = (): void => giveUp('cancelled');
      const cancelLimit = this.#options.clock.after(longest, () => giveUp('timeout'));
      signal?.addEventListener('abort', abort);
      this.#hear = (told) => {
        if (told.kind === 'text') settle(ok(told.lines));
        else if (told.kind === 'ended') settle(fail({ kind: 'stopped', detail: told.detail }));
        else settle(fail({ kind: told.problem, detail: told.detail }));
      };
      this.#post({ png, languages, dataFolder: this.#options.dataFolder });
    });
  }

  #post(request: OcrRequest): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    try {
      this.#worker ??= this.#start();
      this.#worker.post(request);
    } catch (error) {
      this.#options.log.error('the process that reads pictures could not be started', error);
      this.#worker = undefined;
      this.#hear?.({ kind: 'ended', detail: wordsOf(error) });
    }
  }

  #start(): WorkerProcess {
    const worker = this.#options.spawn('ocr');
    worker.onMessage((raw) => {
      const answer = OcrAnswer.safeParse(raw);
      if (worker !== this.#worker) return;
      if (answer.success) this.#hear?.(answer.data);
      else this.#hear?.({ kind: 'ended', detail: `its answer cannot be read: ${answer.error.message}` });
    });
    worker.onExit((code) => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#hear?.({ kind: 'ended', detail: `its process ended (${String(code)})` });
    });
    return worker;
  }

  /** Nothing to read for now: the memory goes back soon. */
  #rest(): void {
    if (this.#worker === undefined) return;
    this.#cancelIdle = this.#options.clock.after(idleTime, () => this.#end());
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    worker?.end();
  }
}
