import { globalShortcut } from 'electron';
import type { Logger } from '../../core/ports/world.ts';

/** The one shortcut that works everywhere. */
export class Shortcut {
  readonly #logger: Logger;
  readonly #onPress: () => void;
  #wanted = '';
  #taken = false;

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
    globalShortcut.unregisterAll();
    this.#wanted = accelerator;
    this.#taken = accelerator !== '' && !this.#register(accelerator);
  }

  release(): void {
    globalShortcut.unregisterAll();
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
