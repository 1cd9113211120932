/** How the latest changes stand; `failed` keeps them and tries again by itself. */
export type SaveState<Failure> =
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure };

type Outcome<Failure> = { kind: 'done' } | { kind: 'notDone'; failure: Failure };

/** What an autosave is handed. Times in milliseconds. */
export interface AutosaveWorld<Patch, Failure> {
  save: (patch: Patch) => Promise<Outcome<Failure>>;
  /** What a save that could not even be asked for is reported as. */
  unexpected: (error: unknown) => Failure;
  /** Quiet time after the last change. */
  delay?: number;
  /** Longest time that a change waits while others follow: somebody may type without a pause. */
  longest?: number;
  /** Pause before a failed save is tried again. */
  retry?: number;
}

/**
 * Saves changes as they are made: the newest value of each field wins, one save runs at a time, and what a save did
 * not bring to disk stays pending. Nothing pending is ever dropped.
 */
export class Autosave<Patch extends object, Failure> {
  readonly #world: Required<AutosaveWorld<Patch, Failure>>;
  readonly #listeners = new Set<() => void>();
  #pending: Partial<Patch> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest change came that no save has taken up yet, in milliseconds since the epoch. */
  #waitingSince: number | undefined;
  #running: Promise<boolean> | undefined;
  #state: SaveState<Failure> = { kind: 'untouched' };

  constructor(world: AutosaveWorld<Patch, Failure>) {
    this.#world = { delay: 300, longest: 2000, retry: 5000, ...world };
  }

  /** For useSyncExternalStore. */
  readonly state = (): SaveState<Failure> => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is not on disk yet. While a save runs, it is still pending. */
  get pending(): Partial<Patch> {
    return this.#pending;
  }

  /** Notes a change; it is saved after a short quiet time. */
  change(patch: Partial<Patch>): void {
    this.#pending = { ...this.#pending, ...patch };
    if (this.#state.kind !== 'failed') this.#tell({ kind: 'unsaved' });
    this.#waitingSince ??= Date.now();
    const waited = Date.now() - this.#waitingSince;
    this.#schedule(Math.max(0, Math.min(this.#world.delay, this.#world.longest - waited)));
  }

  /** Saves at once. True when everything is on disk. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (Object.keys(this.#pending).length === 0) return true;
    this.#running = this.#saveOnce();
    const done = await this.#running;
    return done && Object.keys(this.#pending).length > 0 ? this.flush() : done;
  }

  /** Forgets what is pending: the draft was thrown away. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#pending = {};
    this.#tell({ kind: 'untouched' });
  }

  async #saveOnce(): Promise<boolean> {
    const patch = this.#pending;
    this.#waitingSince = undefined;
    this.#tell({ kind: 'saving' });
    const outcome = await this.#world.save(patch as Patch).catch((error: unknown): Outcome<Failure> => ({
      kind: 'notDone',
      failure: this.#world.unexpected(error),
    }));
    this.#running = undefined;
    if (outcome.kind === 'notDone') {
      this.#tell({ kind: 'failed', failure: outcome.failure });
      if (Object.keys(this.#pending).length > 0) this.#schedule(this.#world.retry);
      return false;
    }
    // Only what is still the value that was saved is done: a field may have changed while the disk was busy.
    const left = Object.entries(this.#pending).filter(([key, value]) => patch[key as keyof Patch] !== value);
    this.#pending = Object.fromEntries(left) as Partial<Patch>;
    this.#tell({ kind: left.length > 0 ? 'unsaved' : 'saved' });
    if (left.length > 0) this.#schedule(this.#world.delay);
    return true;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #tell(state: SaveState<Failure>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
