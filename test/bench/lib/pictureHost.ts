import { desktopCapturer, nativeImage, screen, systemPreferences, utilityProcess } from 'electron';
import { createElectronCapture } from '../../../electron/adapters/capture/index.ts';
import type { EngineName } from '../../../electron/adapters/capture/engine.ts';
import { utilityWorkers } from '../../../electron/adapters/workers/spawn.ts';
import { systemClock } from '../../../electron/adapters/world/world.ts';
import { answerLines, loudLog } from './answerLines.ts';

/** Takes pictures as the app does: `{ engine }` → times in milliseconds and what the pictures are. */
answerLines(async (request) => {
  const { engine } = request as { engine: EngineName };
  const capture = createElectronCapture({
    desktopCapturer,
    screen,
    systemPreferences,
    nativeImage,
    spawn: utilityWorkers(utilityProcess, __dirname),
    workersFolder: __dirname,
    wantedEngines: () => [engine],
    clock: systemClock,
    log: loudLog,
    platform: process.platform,
    env: process.env,
  });
  const begin = performance.now();
  let frozen = Number.NaN;
  const { pictures, failures } = await capture.capture(() => (frozen = performance.now() - begin));
  const encoded = performance.now() - begin;
  return {
    frozen,
    encoded,
    failures,
    pictures: pictures.map(({ width, height, png }) => ({ width, height, bytes: png.length })),
  };
});
