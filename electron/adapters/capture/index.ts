import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DesktopCapturer, NativeImage, Screen, SystemPreferences } from 'electron';
import type { Pixels } from '../../../core/evidence/pictureCheck.ts';
import type { ScreenCapture } from '../../../core/ports/capture.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import type { SpawnWorker } from '../workers/spawn.ts';
import { createDesktopCapturerEngine } from './desktopCapturer.ts';
import { electronDisplays } from './displays.ts';
import { createEncoder } from './encoder.ts';
import { engineOrder, isWayland, type CaptureEngine, type EngineName } from './engine.ts';
import { screenAccess, windowsMissing } from './access.ts';
import { createScreenCapture } from './screenCapture.ts';
import { createScreenshotDesktopEngine } from './screenshotDesktop.ts';

export interface ElectronCaptureOptions {
  desktopCapturer: DesktopCapturer;
  screen: Screen;
  systemPreferences: SystemPreferences;
  nativeImage: { createFromBuffer(bytes: Buffer): NativeImage };
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
  const encode = createEncoder(path.join(options.workersFolder, 'encodePng.cjs'), availableParallelism());
  const access = () => screenAccess(platform, wayland, options.systemPreferences);
  const engines: Record<EngineName, CaptureEngine> = {
    'desktop-capturer': createDesktopCapturerEngine({
      desktopCapturer: options.desktopCapturer,
      encode,
      log,
      wayland,
    }),
    'screenshot-desktop': createScreenshotDesktopEngine({
      spawn: options.spawn,
      decode: (png) => decodePng(options.nativeImage.createFromBuffer(Buffer.from(png))),
    }),
  };
  return createScreenCapture({
    engines: () => engineOrder(options.wantedEngines(), wayland).map((name) => engines[name]),
    displays: () => electronDisplays(options.screen, platform),
    forbidden: () => access() === 'denied',
    windowsMissing: () => windowsMissing(options, access()),
    encode,
    clock,
    log,
  });
}

function decodePng(image: NativeImage): Pixels {
  return { ...image.getSize(1), data: image.toBitmap() };
}
