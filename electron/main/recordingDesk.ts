import path from 'node:path';
import { screen, systemPreferences } from 'electron';
import type { Location, Notice } from '../../core/contract/views.ts';
import type { RecordingStarted } from '../../core/contract/recordingCalls.ts';
import type { Point } from '../../core/evidence/marks.ts';
import type { RecordingState } from '../../core/evidence/recordingState.ts';
import { electronDisplays } from '../adapters/capture/displays.ts';
import { isWayland } from '../adapters/capture/engine.ts';
import { controlsOf } from '../adapters/controls/index.ts';
import { hookedInput } from '../adapters/input/index.ts';
import { keptEncoder } from '../adapters/recordings/keptEncoder.ts';
import { screenCamera } from '../adapters/recordings/screenCamera.ts';
import { desktopWindowsOf } from '../adapters/windows/index.ts';
import { systemChance } from '../adapters/world/world.ts';
import { barPages, type BarPages } from '../ipc/pages.ts';
import type { House } from './house.ts';
import { RecordingControl, type BeginRecorder } from './services/recording/control.ts';
import type { EndedBy } from './services/recording/recorder.ts';
import { closeInterrupted } from './services/recording/recover.ts';
import { StepsRecorder } from './services/recording/stepsRecorder.ts';
import type { StepsWorld } from './services/recording/stepsWorld.ts';
import { BarWindow } from './windows/bar/barWindow.ts';
import { alwaysOnTop, ourWindows } from './windows/ourWindows.ts';
import { recordingShortcuts } from './windows/recordingShortcuts.ts';

/** What the app does about recordings beside recording. */
export interface RecordingSide {
  /** The window goes out of the way. */
  hideWindow: () => void;
  go: (location: Location) => void;
  /** What is recorded is another: tray and window are told. */
  changed: (state: RecordingState) => void;
}

/** Everything about recording what is done on this screen: the bar, the one recording that may run, and what a kill left. */
export class RecordingDesk {
  readonly pages: BarPages;
  readonly control: RecordingControl;
  readonly #house: House;
  readonly #side: RecordingSide;
  #notices: Notice[] = [];
  /** Where what is recorded now is shown afterwards; null: it has a review of its own. */
  #afterwards: Location | null = null;

  constructor(house: House, side: RecordingSide) {
    const { logger, clock, paths, policy, language } = house.ground;
    this.#house = house;
    this.#side = side;
    this.pages = barPages(logger);
    const title = (): string => policy.settings().brandName;
    this.control = new RecordingControl({
      openBar: (hooks) => BarWindow.open({ outDir: paths.out, pages: this.pages, title, clock }, hooks),
      shortcuts: recordingShortcuts,
      look: () => ({ language: language(), theme: policy.settings().theme }),
      changed: side.changed,
      finished: (id, by) => void this.#finished(id, by),
    });
  }

  /** What the window is told about recordings that ended by themselves. */
  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** Offers what a killed run left. Once, at the start. */
  async recover(): Promise<void> {
    const { logger } = this.#house.ground;
    const found = await closeInterrupted(this.#house.atRest.recordings, logger);
    this.#notices.push(...found.map((recordingId) => ({ kind: 'recordingFound' as const, recordingId })));
  }

  /** The window goes away when the bar is there. `draftId`: the report it is for. */
  async recordSteps(draftId: string | undefined): Promise<RecordingStarted> {
    return this.record((hooks) => StepsRecorder.begin(this.#stepsWorld(hooks), draftId), null);
  }

  /** Records something of any kind, with the window out of the way. `afterwards`: see there. */
  async record(begin: BeginRecorder, afterwards: Location | null): Promise<RecordingStarted> {
    this.#notices = [];
    const started = await this.control.start((hooks) => {
      this.#afterwards = afterwards;
      this.#side.hideWindow();
      return begin(hooks);
    });
    if (started.kind !== 'started') this.#house.ground.logger.warn('nothing is recorded', { ...started });
    return started;
  }

  async #finished(recordingId: string, by: EndedBy | null): Promise<void> {
    if (by !== null) this.#notices = [{ kind: 'recordingEnded', by: by.kind }];
    if (this.#afterwards !== null) {
      this.#side.go(this.#afterwards);
      return;
    }
    const head = await this.#house.atRest.recordings.readHead(recordingId);
    const draftId = head.ok ? head.value.draftId : undefined;
    this.#side.go({ screen: 'recording', recordingId, ...(draftId === undefined ? {} : { draftId }) });
  }

  #stepsWorld(hooks: Pick<StepsWorld, 'changed' | 'ended'>): StepsWorld {
    const { clock, logger, paths, policy, spawn } = this.#house.ground;
    const { platform, env } = process;
    const wayland = isWayland(platform, env);
    const displays = () => electronDisplays(screen, platform);
    return {
      ...hooks,
      ...{ clock, logger, chance: systemChance, store: this.#house.atRest.recordings },
      input: hookedInput({ spawn, clock, wayland, allowed, toPhysical }),
      openWindows: desktopWindowsOf(platform, wayland, logger),
      openControls: controlsOf(platform, env, clock, logger),
      camera: screenCamera({
        capture: this.#house.capture,
        encoder: keptEncoder(path.join(paths.out, 'main/workers/encodePng.cjs')),
        displays,
        // Elsewhere the system leaves the bar out by itself.
        ours: () => (platform === 'linux' ? alwaysOnTop() : []),
      }),
      pictures: () => policy.settings().recordPictures,
      ours: ourWindows(() => [...recordingShortcuts.held(), policy.settings().shortcut]),
      describeMachine: () => this.#house.evidence.describeMachine(),
    };
  }
}

/** macOS asks the person once whether the app may hear input, and opens its settings. */
function allowed(): boolean {
  return process.platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(true);
}

/** The hook counts points on a Mac, and pixels elsewhere. */
function toPhysical(place: Point): Point {
  if (process.platform !== 'darwin') return place;
  const { id } = screen.getDisplayNearestPoint({ x: Math.round(place.x), y: Math.round(place.y) });
  const display = electronDisplays(screen, process.platform).find((one) => one.id === String(id));
  if (display === undefined) return place;
  const { x, y, desk, scale } = display;
  return { x: x + (place.x - desk.x) * scale, y: y + (place.y - desk.y) * scale };
}
