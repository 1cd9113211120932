import type {
  RecordingGap,
  RecordingHead,
  StepAction,
  StepPicture,
} from '../../../../core/evidence/recording.ts';
import type { Masker } from '../../../../core/evidence/secrets/index.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';
import { fail, ok } from '../../../../core/result.ts';
import { wordsOf } from '../../../adapters/within.ts';
import { lookAround, type Look, type Seen } from './lookAround.ts';
import { actionIn, makeStep, type OpenStep } from './makeStep.ts';
import type { StepsWorld, Surroundings } from './stepsWorld.ts';

/**
 * How many bytes of pixels may be held at the same time, until they are PNGs. Who is quicker than that for so long
 * gets steps without a picture, and none is lost. `frozen`: a display, until what belongs to the step is cut out.
 */
const bytes = { most: 96_000_000, frozen: 1920 * 1080 * 4 } as const;

/** Brings steps to the disk, one after another in the order in which they began. */
export class StepsWriter {
  readonly #world: StepsWorld;
  readonly #head: RecordingHead;
  readonly #surroundings: Surroundings;
  readonly #masker: Masker;
  readonly #refused: (failure: StorageFailure) => void;
  readonly #gaps: Set<RecordingGap>;
  #queue: Promise<unknown> = Promise.resolve();
  #heads: Promise<unknown> = Promise.resolve();
  #count = 0;
  #held = 0;
  #wanted = 0;
  #taken = 0;
  #failure: StorageFailure | null = null;

  /** `refused`: the disk takes no more; everything before is on it. */
  constructor(
    world: StepsWorld,
    head: RecordingHead,
    surroundings: Surroundings,
    masker: Masker,
    refused: (failure: StorageFailure) => void,
  ) {
    this.#world = world;
    this.#head = head;
    this.#surroundings = surroundings;
    this.#masker = masker;
    this.#refused = refused;
    this.#gaps = new Set(head.gaps);
  }

  /** Steps that are on the disk. */
  get count(): number {
    return this.#count;
  }

  get gaps(): ReadonlySet<RecordingGap> {
    return this.#gaps;
  }

  /** Looks at the desktop now and writes the step in its turn; resolves when it is on the disk. */
  add(step: OpenStep, look: Omit<Look, 'holds'>): Stored<void> {
    const picture =
      look.picture && this.#world.pictures() !== 'none' && this.#held + bytes.frozen <= bytes.most;
    let held = 0;
    const holds = (now: number): void => {
      this.#held += now - held;
      held = now;
    };
    if (picture) holds(bytes.frozen);
    const looking = lookAround(this.#world, this.#surroundings, { ...look, picture, holds });
    return this.#inTurn(async () => {
      try {
        const seen = await looking;
        if (seen === 'ours') return ok(undefined);
        if (picture) this.#wanted += 1;
        return await this.#write(step, seen);
      } finally {
        holds(0);
      }
    });
  }

  /** The step turned out to be more than it was. */
  became(step: OpenStep, action: StepAction): void {
    step.action = action;
    // Not on the disk yet: it is written as what it is by then.
    void this.#inTurn(async () => {
      const { written } = step;
      if (written === null) return ok(undefined);
      const changed = { ...written, action: actionIn(step.action, written.picture?.origin ?? null) };
      if (JSON.stringify(changed) === JSON.stringify(written)) return ok(undefined);
      step.written = changed;
      return this.#world.store.addStep(this.#head.id, step.number, changed);
    });
  }

  /** Notes in the recording what the system does not give. */
  async addGap(gap: RecordingGap): Promise<void> {
    this.#gaps.add(gap);
    await this.#changeHead({});
  }

  /** Describes the machine beside the steps; when it is known it is written. */
  describeMachine(): void {
    this.#world
      .describeMachine()
      .then((machine) => this.#changeHead({ machine }))
      .catch((error: unknown) =>
        this.#world.logger.warn('the machine of a recording is not described', { reason: wordsOf(error) }),
      );
  }

  /** Resolves when every step is on the disk and the recording is closed. `endedAt`: an ISO instant. */
  async finish(endedAt: string): Promise<void> {
    await this.#queue;
    if (this.#failure?.kind === 'diskFull') this.#gaps.add('diskFull');
    if (this.#wanted > 0 && this.#taken === 0) this.#gaps.add('noPictures');
    await this.#changeHead({ endedAt });
  }

  async #write(step: OpenStep, seen: Seen): Stored<void> {
    const { store } = this.#world;
    const picture = await this.#keep(seen.picture);
    if (!picture.ok) return picture;
    const made = makeStep(step, seen, picture.value, this.#masker);
    const number = this.#count + 1;
    const written = await store.addStep(this.#head.id, number, made);
    if (!written.ok) return written;
    step.written = made;
    step.number = number;
    this.#count = number;
    this.#world.changed();
    return written;
  }

  async #keep(picture: Seen['picture']): Stored<StepPicture | null> {
    if (picture === null) return ok(null);
    const { origin, width, height } = picture.cut;
    const kept = await this.#world.store.addPicture(this.#head.id, this.#world.chance.ulid(), picture.png);
    if (!kept.ok) return kept;
    this.#taken += 1;
    return ok({ ...kept.value, width, height, origin });
  }

  /** After the first refusal nothing is tried any more: a later step without those before it would mislead. */
  #inTurn(work: () => Stored<void>): Stored<void> {
    const turn = this.#queue.then(async () => {
      if (this.#failure !== null) return fail(this.#failure);
      const outcome = await work();
      if (!outcome.ok) {
        this.#failure = outcome.failure;
        this.#refused(outcome.failure);
      }
      return outcome;
    });
    this.#queue = turn.catch((error: unknown) => this.#world.logger.error('writing a step', error));
    return turn;
  }

  #changeHead(change: Partial<RecordingHead>): Promise<void> {
    const turn = this.#heads.then(async () => {
      const { store, logger } = this.#world;
      const read = await store.readHead(this.#head.id);
      const head = { ...(read.ok ? read.value : this.#head), ...change, gaps: [...this.#gaps] };
      const written = await store.writeHead(head);
      if (!written.ok)
        logger.warn('the head of a recording is not written', { reason: written.failure.kind });
    });
    this.#heads = turn.catch((error: unknown) => this.#world.logger.error('writing a recording', error));
    return turn;
  }
}
