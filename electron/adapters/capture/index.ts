import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DesktopCapturer, Screen, SystemPreferences } from 'electron';
import type { ScreenCapture } from '../../../core/ports/capture.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import type { SpawnWorker } from '../workers/spawn.ts';
import { createDesktopCapturerEngine } from './desktopCapturer.ts';
import { electronDisplays } from './displays.ts';
import { createEncoder } from './encoder.ts';
import { engineOrder, isWayland, type CaptureEngine, type EngineName } from './engine.ts';
import { createScreenCapture } from './screenCapture.ts';
import { createScreenshotDesktopEngine } from './screenshotDesktop.ts';

export interface ElectronCaptureOptions {
  desktopCapturer: DesktopCapturer;
  screen: Screen;
  systemPreferences: SystemPreferences;
  spawn: SpawnWorker;
  /** Folder of the bundled workers. */
  workersFolder: string;
  /** Engines in the order that is set, read at each capture; empty: ours. */
  wantedEngines(): readonly EngineName[];
  clock: Clock;
  log: Logger;
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The ScreenCapture of the real app, for main process and command line. Usable once the app is ready. */
export function createElectronCapture(options: ElectronCaptureOptions): ScreenCapture {
  const { platform, clock, log } = options;
  const wayland = isWayland(platform, options.env);
  const engines: Record<EngineName, CaptureEngine> = {
    'desktop-capturer': createDesktopCapturerEngine({
      desktopCapturer: options.desktopCapturer,
      encode: createEncoder(path.join(options.workersFolder, 'encodePng.cjs'), availableParallelism()),
      log,
      wayland,
    }),
    'screenshot-desktop': createScreenshotDesktopEngine({ spawn: options.spawn }),
  };
  return createScreenCapture({
    engines: () => engineOrder(options.wantedEngines(), wayland).map((name) => engines[name]),
    displays: () => electronDisplays(options.screen, platform),
    forbidden: () =>
      platform === 'darwin' &&
      ['denied', 'restricted'].includes(options.systemPreferences.getMediaAccessStatus('screen')),
    clock,
    log,
  });
}
