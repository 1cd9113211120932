import type { InputEvent } from '../evidence/inputEvent.ts';

/** Why nothing is heard of the person's input; the person takes each picture by hand then. */
export type NoInput =
  /** The session is drawn by Wayland: no program hears what is meant for another. */
  | { reason: 'wayland' }
  /** macOS asks the person whether the app may; until then nothing is heard. */
  | { reason: 'notAllowed' }
  | { reason: 'failed'; detail: string };

/** Listens to the person's mouse and keys while steps are recorded. What was typed never gets this far. */
export interface InputSource {
  /**
   * Begins to listen. Resolves with what ends it, or with why nothing is heard. `onLost`: it ended by itself, once.
   * Never rejects; bounded in time.
   */
  listen(
    listener: (event: InputEvent) => void,
    onLost: (why: NoInput) => void,
  ): Promise<{ stop: () => void } | NoInput>;
}
