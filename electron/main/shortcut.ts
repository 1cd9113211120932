import { globalShortcut } from 'electron';
import type { Logger } from '../../core/ports/world.ts';

/** The one shortcut that works everywhere. */
export class Shortcut {
  readonly #logger: Logger;
  readonly #onPress: () => void;
  #wanted = '';
  #taken = false;
  #held = false;

  constructor(onPress: () => void, logger: Logger) {
    this.#onPress = onPress;
    this.#logger = logger;
  }

  /** As an Electron accelerator; empty: none is wanted. */
  get wanted(): string {
    return this.#wanted;
  }

  /** Another program has it, or it cannot be understood. */
  get taken(): boolean {
    return this.#taken;
  }

  /** Takes this shortcut in place of the one before. */
  use(accelerator: string): void {
    if (accelerator === this.#wanted) return;
    this.release();
    this.#wanted = accelerator;
    this.#held = accelerator !== '' && this.#register(accelerator);
    this.#taken = accelerator !== '' && !this.#held;
  }

  /** Gives it back; others of ours (the recording's) stay. */
  release(): void {
    if (this.#held) globalShortcut.unregister(this.#wanted);
    this.#held = false;
  }

  #register(accelerator: string): boolean {
    try {
      return globalShortcut.register(accelerator, this.#onPress);
    } catch (error) {
      this.#logger.error('shortcut not understood', error, { accelerator });
      return false;
    }
  }
}
