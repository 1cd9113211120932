import type { Clock } from '../../../core/ports/world.ts';

/** Calls back when nothing was heard for a while. */
export class Silence {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #onSilence: () => void;
  #cancel: () => void = () => undefined;

  constructor(clock: Pick<Clock, 'after'>, onSilence: () => void) {
    this.#clock = clock;
    this.#onSilence = onSilence;
  }

  /** From now on silence may last for `ms`. */
  allow(ms: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(ms, this.#onSilence);
  }

  end(): void {
    this.#cancel();
  }
}
