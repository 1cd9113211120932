import type { InputEvent } from '../../../../core/evidence/inputEvent.ts';
import type { RecordingGap, RecordingHead } from '../../../../core/evidence/recording.ts';
import { Masker } from '../../../../core/evidence/secrets/index.ts';
import {
  noSteps,
  reduceStep,
  type StepChange,
  type StepEvent,
} from '../../../../core/evidence/stepReducer.ts';
import { Stopwatch } from '../../../../core/evidence/stopwatch.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import { ActiveWindowWatch } from './activeWindowWatch.ts';
import { Listening } from './listening.ts';
import type { OpenStep } from './makeStep.ts';
import type { Recorder, RecorderState } from './recorder.ts';
import { StepsWriter } from './stepsWriter.ts';
import type { StepsWorld, Surroundings } from './stepsWorld.ts';

/** How many steps can still become more: a click a double click, a held button a drag. */
const stillOpen = 16;

/** Records what the person does, step by step. What it hears while it is paused or ended is not looked at. */
export class StepsRecorder implements Recorder {
  readonly #world: StepsWorld;
  readonly #id: string;
  readonly #surroundings: Surroundings;
  readonly #watch: ActiveWindowWatch;
  readonly #writer: StepsWriter;
  readonly #listening: Listening;
  readonly #stopwatch: Stopwatch;
  readonly #open = new Map<number, OpenStep>();
  #reduced = noSteps;
  #stopped: Promise<void> | null = null;

  private constructor(world: StepsWorld, head: RecordingHead, surroundings: Surroundings) {
    this.#world = world;
    this.#id = head.id;
    this.#surroundings = surroundings;
    this.#stopwatch = new Stopwatch(world.clock.now());
    this.#writer = new StepsWriter(world, head, surroundings, new Masker(), (failure) =>
      this.#diskRefused(failure),
    );
    this.#watch = new ActiveWindowWatch(world, surroundings.windows, () => {
      void this.#take({ kind: 'window', time: world.clock.now() });
    });
    this.#listening = new Listening(
      world,
      (event) => this.#hear(event),
      () => this.#addGap('noInput'),
    );
  }

  /** Begins a recording that is on the disk when this resolves. `draftId`: the report it is for. */
  static async begin(
    world: StepsWorld,
    draftId: string | undefined,
  ): Promise<Result<StepsRecorder, StorageFailure>> {
    const { chance, clock, store } = world;
    const [windows, controls] = await Promise.all([world.openWindows(), world.openControls()]);
    const gaps: RecordingGap[] = [
      ...(windows === null ? ['noWindows' as const] : []),
      ...(controls === null ? ['noControls' as const] : []),
    ];
    const head: RecordingHead = {
      ...{ schema: 1, id: chance.ulid(), name: '', startedAt: new Date(clock.now()).toISOString() },
      ...(draftId === undefined ? {} : { draftId }),
      ...{ gaps, machine: null, order: null },
    };
    const created = await store.create(head);
    if (!created.ok) {
      windows?.close();
      controls?.close();
      return created;
    }
    const recorder = new StepsRecorder(world, head, { windows, controls });
    await recorder.#listening.start();
    await recorder.#watch.start();
    recorder.#writer.describeMachine();
    return ok(recorder);
  }

  get id(): string {
    return this.#id;
  }

  state(): RecorderState {
    return {
      kind: 'steps',
      recordingId: this.#id,
      elapsed: this.#stopwatch.at(this.#world.clock.now()),
      paused: this.#stopwatch.paused,
      steps: this.#writer.count,
      gaps: [...this.#writer.gaps],
    };
  }

  async pause(): Promise<void> {
    if (this.#stopwatch.paused || this.#stopped !== null) return;
    this.#stopwatch.pause(this.#world.clock.now());
    this.#listening.stop();
    this.#world.changed();
  }

  async resume(): Promise<void> {
    if (!this.#stopwatch.paused || this.#stopped !== null) return;
    await this.#listening.start();
    this.#stopwatch.resume(this.#world.clock.now());
    this.#world.changed();
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  addNote(text: string): Stored<void> {
    return this.#wish({ kind: 'note', time: this.#world.clock.now() }, { note: text });
  }

  takePicture(): Stored<void> {
    return this.#wish({ kind: 'picture', time: this.#world.clock.now() }, {});
  }

  markWrong(): Stored<void> {
    return this.#wish({ kind: 'picture', time: this.#world.clock.now() }, { wrong: true });
  }

  async #stop(): Promise<void> {
    const { clock } = this.#world;
    if (!this.#stopwatch.paused) this.#stopwatch.pause(clock.now());
    this.#listening.stop();
    this.#watch.stop();
    await this.#writer.finish(new Date(clock.now()).toISOString());
    this.#world.camera.close();
    this.#surroundings.windows?.close();
    this.#surroundings.controls?.close();
    this.#world.changed();
  }

  #hear(event: InputEvent): void {
    const { ours } = this.#world;
    if (event.kind === 'key' && ours.shortcuts().includes(event.keys)) return;
    // A button that was pressed elsewhere is let go wherever that happens.
    if (event.kind !== 'up' && ours.reached('at' in event ? event.at : null)) return;
    void this.#take(event);
  }

  async #wish(event: StepEvent, extra: Partial<Pick<OpenStep, 'note' | 'wrong'>>): Stored<void> {
    if (this.#stopped !== null) return fail({ kind: 'notFound' });
    return this.#take(event, { ...extra, wish: true }) ?? ok(undefined);
  }

  #take(
    event: StepEvent,
    extra: Partial<Pick<OpenStep, 'note' | 'wrong'>> & { wish?: boolean } = {},
  ): Stored<void> | null {
    if (this.#stopped !== null || (this.#stopwatch.paused && extra.wish !== true)) return null;
    const { state, change } = reduceStep(this.#reduced, event);
    this.#reduced = state;
    if (change === null) return null;
    if (change.kind === 'begun') return this.#begin(change, extra);
    const step = this.#open.get(change.key);
    if (step !== undefined) this.#writer.became(step, change.action);
    return null;
  }

  #begin(
    { key, time, action, picture, where }: Extract<StepChange, { kind: 'begun' }>,
    {
      note = '',
      wrong = false,
      wish = false,
    }: Partial<Pick<OpenStep, 'note' | 'wrong'>> & { wish?: boolean },
  ): Stored<void> {
    const step: OpenStep = {
      ...{ key, id: this.#world.chance.ulid(), number: 0, at: this.#stopwatch.at(time) },
      ...{ action, wrong, note, written: null },
    };
    this.#open.set(key, step);
    this.#open.delete(key - stillOpen);
    const met = this.#watch.met.bind(this.#watch);
    return this.#writer.add(step, { where, picture, wish, met });
  }

  #addGap(gap: RecordingGap): void {
    void this.#writer.addGap(gap);
    this.#world.changed();
  }

  #diskRefused(failure: StorageFailure): void {
    if (this.#stopped !== null) return;
    void this.stop();
    this.#world.ended({ kind: 'disk', failure });
  }
}
