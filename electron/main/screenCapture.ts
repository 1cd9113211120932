import path from 'node:path';
import { desktopCapturer, nativeImage, screen, systemPreferences } from 'electron';
import type { ScreenCapture } from '../../core/ports/capture.ts';
import { createElectronCapture } from '../adapters/capture/index.ts';
import type { Groundwork } from './groundwork.ts';

/** Pictures of this machine's screens, by the engines that the policy wants. */
export function screenCaptureOf({ paths, policy, spawn, clock, logger }: Groundwork): ScreenCapture {
  return createElectronCapture({
    desktopCapturer,
    screen,
    systemPreferences,
    nativeImage,
    spawn,
    workersFolder: path.join(paths.out, 'main/workers'),
    wantedEngines: () => policy.settings().captureEngines,
    clock,
    log: logger,
    platform: process.platform,
    env: process.env,
  });
}
