import type { BarAction, BarView } from '../../../../core/contract/barCalls.ts';
import type { RecordingStarted } from '../../../../core/contract/recordingCalls.ts';
import type { Done } from '../../../../core/contract/views.ts';
import type { RecordingState } from '../../../../core/evidence/recordingState.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';
import type { Result } from '../../../../core/result.ts';
import type { Bar, OpenBar } from './bar.ts';
import type { EndedBy, Recorder } from './recorder.ts';

/** The shortcuts that work everywhere while something is recorded. */
export interface RecordingShortcuts {
  /** Takes them; an empty one is another program's already. */
  take(actions: { pause: () => void; stop: () => void }): { pause: string; stop: string };
  release(): void;
}

/** What a recording that has just begun may tell. */
export interface RecorderHooks {
  changed: () => void;
  ended: (by: EndedBy) => void;
}

/** Begins a recording of some kind; it is on the disk when this resolves. */
export type BeginRecorder = (hooks: RecorderHooks) => Promise<Result<Recorder, StorageFailure>>;

export interface RecordingControlWorld {
  openBar: OpenBar;
  shortcuts: RecordingShortcuts;
  look: () => Pick<BarView, 'language' | 'theme'>;
  /** The state is another: the window and the tray are told. */
  changed: (state: RecordingState) => void;
  /** It ended and is whole on the disk. `by`: it was not the person who ended it. */
  finished: (recordingId: string, by: EndedBy | null) => void;
}

const idle: RecordingState = { kind: 'none' };

/**
 * The one recording that may run, of whatever kind, with the bar that shows it. The bar is there before anything
 * records, and whatever takes it away ends the recording at once.
 */
export class RecordingControl {
  readonly #world: RecordingControlWorld;
  #recorder: Recorder | null = null;
  #bar: Bar | null = null;
  #shortcuts = { pause: '', stop: '' };
  #starting = false;
  #ending: Promise<void> | null = null;

  constructor(world: RecordingControlWorld) {
    this.#world = world;
  }

  /** How things stand now. */
  state(): RecordingState {
    return this.#recorder === null ? idle : { ...this.#recorder.state(), shortcuts: this.#shortcuts };
  }

  /** Id of the recording that goes on now; null: none does. */
  running(): string | null {
    return this.#recorder?.state().recordingId ?? null;
  }

  /** Shows the bar, then begins. */
  async start(begin: BeginRecorder): Promise<RecordingStarted> {
    if (this.#starting || this.#recorder !== null) return { kind: 'busy' };
    this.#starting = true;
    try {
      return await this.#start(begin);
    } finally {
      this.#starting = false;
    }
  }

  async toggle(): Promise<void> {
    const { state } = this.#view();
    if (state.kind !== 'none') await (state.paused ? this.#recorder?.resume() : this.#recorder?.pause());
  }

  /** Ends it; resolves when it is whole on the disk. Nothing happens when nothing is recorded. */
  stop(by: EndedBy | null = null): Promise<void> {
    const recorder = this.#recorder;
    if (recorder === null) return Promise.resolve();
    return (this.#ending ??= this.#stop(recorder, by).finally(() => (this.#ending = null)));
  }

  async #start(begin: BeginRecorder): Promise<RecordingStarted> {
    const sight = { lost: false };
    const bar = await this.#world.openBar({
      describe: () => this.#view(),
      act: (action) => this.#act(action),
      gone: () => {
        sight.lost = true;
        this.#bar = null;
        void this.stop({ kind: 'bar' });
      },
    });
    if (bar === null) return { kind: 'noBar' };
    const begun = await begin({ changed: () => this.#tell(), ended: (by) => void this.stop(by) });
    if (!begun.ok) {
      bar.close();
      return { kind: 'notStarted', failure: begun.failure };
    }
    this.#recorder = begun.value;
    const { recordingId } = begun.value.state();
    // It may have gone while the recording began.
    if (sight.lost) await this.stop({ kind: 'bar' });
    else {
      this.#bar = bar;
      this.#shortcuts = this.#world.shortcuts.take({
        pause: () => void this.toggle(),
        stop: () => void this.stop(),
      });
      this.#tell();
    }
    return { kind: 'started', recordingId };
  }

  async #stop(recorder: Recorder, by: EndedBy | null): Promise<void> {
    const { recordingId } = recorder.state();
    await recorder.stop();
    this.#world.shortcuts.release();
    this.#bar?.close();
    this.#bar = null;
    this.#recorder = null;
    this.#world.changed(idle);
    this.#world.finished(recordingId, by);
  }

  async #act(action: Exclude<BarAction, { kind: 'drawn' }>): Promise<Done> {
    const recorder = this.#recorder;
    if (recorder === null) return { kind: 'done' };
    switch (action.kind) {
      case 'pause':
        await recorder.pause();
        return { kind: 'done' };
      case 'resume':
        await recorder.resume();
        return { kind: 'done' };
      case 'stop':
        // Not waited for: with it goes the page that asked.
        void this.stop();
        return { kind: 'done' };
      case 'picture':
        return done(recorder.takePicture());
      case 'wrong':
        return done(recorder.markWrong());
      case 'note':
        return done(recorder.addNote(action.text));
    }
  }

  #view(): BarView {
    return { ...this.#world.look(), state: this.state() };
  }

  #tell(): void {
    if (this.#recorder === null) return;
    this.#bar?.tell(this.#view());
    this.#world.changed(this.state());
  }
}

async function done(work: Stored<void>): Promise<Done> {
  const outcome = await work;
  return outcome.ok ? { kind: 'done' } : { kind: 'notDone', failure: outcome.failure };
}
