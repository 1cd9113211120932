import type { VideoPageAction } from '../../../../core/contract/videoPageCalls.ts';
import { Stopwatch } from '../../../../core/evidence/stopwatch.ts';
import { bitsPerSecond, endIsNear, timeLeft, type VideoSettings } from '../../../../core/evidence/video.ts';
import type { StorageFailure, Stored } from '../../../../core/ports/stores.ts';
import type { Clock, Logger } from '../../../../core/ports/world.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import type { DraftAttachment } from '../../../../core/ticket/draft.ts';
import type { Drafts } from '../drafts.ts';
import type { RecorderHooks } from '../recording/control.ts';
import type { Recorder, RecorderState } from '../recording/recorder.ts';
import { ByteQueue } from './byteQueue.ts';
import type { FilmPage, OpenFilmPage } from './filmPage.ts';

/** What a film needs. */
export interface VideoWorld {
  drafts: Pick<Drafts, 'addFile' | 'replaceFile' | 'removeAttachments'>;
  openPage: OpenFilmPage;
  clock: Clock;
  logger: Logger;
}

/** What is filmed, and for which report. `pixels`: of the screen or window, for the rate of bits. */
export interface VideoOrder {
  recordingId: string;
  draftId: string;
  sourceId: string;
  pixels: number;
  /** File name, with its ending. */
  name: string;
  settings: VideoSettings;
}

/** Longest time until the first picture, in milliseconds. */
const patience = 10_000;
/** Longest time for the last pictures and the index, in milliseconds; then the film is kept as it was filmed. */
const lastWords = 30_000;
/** How often the time left is looked at, in milliseconds. */
const pace = 1000;

/**
 * Films a screen or window into a draft. What is filmed goes to the disk as it comes; at the end the film is written
 * once more with its length and an index, and takes the first one's place. When that fails the first one stays.
 */
export class VideoRecorder implements Recorder {
  readonly #world: VideoWorld;
  readonly #order: VideoOrder;
  readonly #hooks: RecorderHooks;
  readonly #stopwatch: Stopwatch;
  readonly #filmed = new ByteQueue();
  readonly #indexed = new ByteQueue();
  readonly #page: FilmPage;
  readonly #kept: Stored<DraftAttachment>;
  #bytes = 0;
  #indexedBytes = 0;
  #ended: () => void = () => undefined;
  #complete = false;
  readonly #over: Promise<void>;
  #started: (begun: boolean) => void = () => undefined;
  #stopped: Promise<void> | null = null;
  #cancelLook: () => void = () => undefined;

  private constructor(world: VideoWorld, order: VideoOrder, hooks: RecorderHooks) {
    this.#world = world;
    this.#order = order;
    this.#hooks = hooks;
    this.#stopwatch = new Stopwatch(world.clock.now());
    this.#over = new Promise((resolve) => (this.#ended = resolve));
    const { draftId, sourceId, pixels, settings } = order;
    this.#page = world.openPage({
      view: {
        sourceId,
        framesPerSecond: settings.framesPerSecond,
        bitsPerSecond: bitsPerSecond(settings, pixels),
      },
      act: (action) => this.#act(action),
      gone: () => this.#lost('the page that films is gone'),
    });
    this.#kept = world.drafts.addFile(draftId, this.#about(), this.#filmed, Number.MAX_SAFE_INTEGER);
    // A full disk ends the film; what is on it by then is not whole and is not kept.
    void this.#kept.then((kept) => {
      if (!kept.ok && this.#stopped === null) hooks.ended({ kind: 'disk', failure: kept.failure });
    });
  }

  /** Begins to film; resolves when the first picture is taken. */
  static async begin(
    world: VideoWorld,
    order: VideoOrder,
    hooks: RecorderHooks,
  ): Promise<Result<VideoRecorder, StorageFailure>> {
    const recorder = new VideoRecorder(world, order, hooks);
    if (await recorder.#begins()) return ok(recorder);
    await recorder.stop();
    const kept = await recorder.#kept;
    if (kept.ok) await world.drafts.removeAttachments(order.draftId, ({ id }) => id === kept.value.id);
    return fail(kept.ok ? { kind: 'other', detail: 'the screen could not be filmed' } : kept.failure);
  }

  state(): RecorderState {
    const elapsed = this.#stopwatch.at(this.#world.clock.now());
    const left = timeLeft(this.#order.settings, elapsed, this.#bytes);
    return {
      kind: 'video',
      recordingId: this.#order.recordingId,
      elapsed,
      paused: this.#stopwatch.paused,
      bytes: this.#bytes,
      ...(endIsNear(left) ? { remaining: left } : {}),
    };
  }

  async pause(): Promise<void> {
    this.#stopwatch.pause(this.#world.clock.now());
    this.#page.tell('pause');
    this.#hooks.changed();
  }

  async resume(): Promise<void> {
    this.#stopwatch.resume(this.#world.clock.now());
    this.#page.tell('resume');
    this.#hooks.changed();
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  /** A film holds every moment anyway: notes, pictures and marks are of recorded steps. */
  async addNote(): Stored<void> {
    return ok(undefined);
  }

  async takePicture(): Stored<void> {
    return ok(undefined);
  }

  async markWrong(): Stored<void> {
    return ok(undefined);
  }

  #begins(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#world.clock.after(patience, () => resolve(false));
      this.#started = (begun) => {
        cancel();
        resolve(begun);
      };
    });
  }

  #act(action: VideoPageAction): void {
    switch (action.kind) {
      case 'started':
        this.#started(true);
        this.#look();
        return;
      case 'filmed':
        this.#bytes += action.bytes.byteLength;
        this.#filmed.push(action.bytes);
        this.#hooks.changed();
        return;
      case 'indexed':
        this.#indexedBytes += action.bytes.byteLength;
        this.#indexed.push(action.bytes);
        return;
      case 'done':
        this.#complete = this.#indexedBytes > 0;
        this.#ended();
        // The filmed window was closed: nobody has asked for the end.
        if (this.#stopped === null) this.#hooks.ended({ kind: 'limit' });
        return;
      case 'failed':
        this.#lost(action.detail);
    }
  }

  #lost(detail: string): void {
    this.#world.logger.warn('filming ended early', { detail });
    this.#started(false);
    this.#ended();
    if (this.#stopped === null) this.#hooks.ended({ kind: 'limit' });
  }

  /** Ends the film in time, and tells how long it can go on. */
  #look(): void {
    this.#cancelLook = this.#world.clock.after(pace, () => {
      const elapsed = this.#stopwatch.at(this.#world.clock.now());
      if (timeLeft(this.#order.settings, elapsed, this.#bytes) === 0) this.#hooks.ended({ kind: 'limit' });
      else {
        this.#hooks.changed();
        this.#look();
      }
    });
  }

  async #stop(): Promise<void> {
    const { clock, drafts, logger } = this.#world;
    const { draftId } = this.#order;
    this.#cancelLook();
    this.#stopwatch.pause(clock.now());
    this.#page.tell('stop');
    const cancel = clock.after(lastWords, () => this.#ended());
    await this.#over;
    cancel();
    this.#page.close();
    this.#filmed.end();
    this.#indexed.end();
    const kept = await this.#kept;
    if (!kept.ok) {
      logger.warn('the film was not kept', { failure: kept.failure });
      return;
    }
    if (!this.#complete) return;
    const indexed = await drafts.replaceFile(draftId, kept.value.id, this.#indexed);
    if (!indexed.ok) logger.warn('the film stays without its length', { failure: indexed.failure });
  }

  #about() {
    return { name: this.#order.name, mediaType: 'video/webm', origin: 'video' as const };
  }
}
