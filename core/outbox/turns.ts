/**
 * One thing at a time for each key, in the order of asking; different keys do not wait for each other. A task that
 * rejects does not stop those behind it.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `task` after every earlier task of the same key has ended; settles as the task does. */
  run<Value>(key: string, task: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    // Only the order is remembered here: whoever asked for the turn handles its error.
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(key, ended);
    void ended.then(() => {
      if (this.#last.get(key) === ended) this.#last.delete(key);
    });
    return turn;
  }

  /** Resolves when nothing is running or waiting any more. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
