import type { Network } from '../../core/ports/world.ts';

/** A network that a test turns off and on. */
export class FakeNetwork implements Network {
  #online = true;
  readonly #listeners = new Set<() => void>();

  online(): boolean {
    return this.#online;
  }

  onBack(callback: () => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  turnOff(): void {
    this.#online = false;
  }

  turnOn(): void {
    this.#online = true;
    for (const listener of [...this.#listeners]) listener();
  }

  /** How many are listening: none may be left behind. */
  listening(): number {
    return this.#listeners.size;
  }
}
