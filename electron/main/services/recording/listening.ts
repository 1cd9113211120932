import type { InputEvent } from '../../../../core/evidence/inputEvent.ts';
import type { NoInput } from '../../../../core/ports/input.ts';
import type { StepsWorld } from './stepsWorld.ts';

/** Hears the person's input while steps are recorded and not paused: paused, the hook itself is gone. */
export class Listening {
  readonly #world: Pick<StepsWorld, 'input' | 'logger'>;
  readonly #heard: (event: InputEvent) => void;
  readonly #deaf: () => void;
  #line: { stop: () => void } | null = null;
  #wanted = false;

  /** `deaf`: nothing is heard, or nothing any more. */
  constructor(
    world: Pick<StepsWorld, 'input' | 'logger'>,
    heard: (event: InputEvent) => void,
    deaf: () => void,
  ) {
    this.#world = world;
    this.#heard = heard;
    this.#deaf = deaf;
  }

  async start(): Promise<void> {
    if (this.#wanted) return;
    this.#wanted = true;
    const line = await this.#world.input.listen(
      (event) => {
        if (this.#wanted) this.#heard(event);
      },
      (why) => this.#lost(why),
    );
    if ('reason' in line) this.#lost(line);
    else if (this.#isWanted()) this.#line = line;
    else line.stop();
  }

  stop(): void {
    this.#wanted = false;
    this.#line?.stop();
    this.#line = null;
  }

  #lost(why: NoInput): void {
    this.#line = null;
    this.#world.logger.warn('the input is not heard', { ...why });
    this.#deaf();
  }

  /** Read anew: it can change at every `await`. */
  #isWanted(): boolean {
    return this.#wanted;
  }
}
