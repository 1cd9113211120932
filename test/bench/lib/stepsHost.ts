import path from 'node:path';
import { app, desktopCapturer, nativeImage, screen, systemPreferences, utilityProcess } from 'electron';
import type { InputEvent } from '../../../core/evidence/inputEvent.ts';
import type { InputSource } from '../../../core/ports/input.ts';
import { electronDisplays } from '../../../electron/adapters/capture/displays.ts';
import { createElectronCapture } from '../../../electron/adapters/capture/index.ts';
import { controlsOf } from '../../../electron/adapters/controls/index.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { hookedInput } from '../../../electron/adapters/input/index.ts';
import { FileRecordingStore } from '../../../electron/adapters/recordings/fileRecordingStore.ts';
import { keptEncoder } from '../../../electron/adapters/recordings/keptEncoder.ts';
import { screenCamera } from '../../../electron/adapters/recordings/screenCamera.ts';
import { desktopWindowsOf } from '../../../electron/adapters/windows/index.ts';
import { utilityWorkers } from '../../../electron/adapters/workers/spawn.ts';
import { systemChance, systemClock as clock } from '../../../electron/adapters/world/world.ts';
import { StepsRecorder } from '../../../electron/main/services/recording/stepsRecorder.ts';
import { answerLines, loudLog as logger } from './answerLines.ts';

/** From the moment the hook hears a click until its step is durable, in milliseconds. */
const taken: number[] = [];
const heard: number[] = [];
let recorder: StepsRecorder | null = null;

/** Notes when each click was heard: each of the bench's clicks is a step. */
const noting = (source: InputSource): InputSource => ({
  listen: (listener, onLost) =>
    source.listen((event: InputEvent) => {
      if (event.kind === 'down') heard.push(event.time);
      listener(event);
    }, onLost),
});

/** `{ begin, pictures }` starts a recording, `{ figures }` tells how it goes, `{ stop }` ends it. */
answerLines(async (request) => {
  const { begin, pictures, stop } = request as {
    begin?: string;
    pictures?: 'window' | 'screen';
    stop?: boolean;
  };
  if (begin !== undefined) recorder = await start(begin, pictures ?? 'window');
  if (stop === true) await recorder?.stop();
  const state = recorder?.state();
  // The largest part is shared libraries; what grows is what counts.
  const processes = app.getAppMetrics();
  const memory = processes.reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0) / 1024;
  return {
    steps: state?.kind === 'steps' ? state.steps : 0,
    taken,
    mainMegabytes: process.memoryUsage().rss / 1024 / 1024,
    allMegabytes: memory,
  };
});

async function start(root: string, pictures: 'window' | 'screen'): Promise<StepsRecorder> {
  heard.length = 0;
  taken.length = 0;
  const { platform, env } = process;
  const spawn = utilityWorkers(utilityProcess, __dirname);
  const capture = createElectronCapture({
    ...{ desktopCapturer, screen, systemPreferences, nativeImage, spawn, clock, log: logger, platform, env },
    workersFolder: __dirname,
    wantedEngines: () => [],
  });
  const input = hookedInput({
    spawn,
    clock,
    wayland: false,
    allowed: () => true,
    toPhysical: (place) => place,
  });
  const begun = await StepsRecorder.begin(
    {
      ...{ clock, logger, chance: systemChance },
      store: new FileRecordingStore({ root, logger, fs: nodeFileSystem }),
      input: noting(input),
      openWindows: desktopWindowsOf(platform, false, logger),
      openControls: controlsOf(platform, env, clock, logger),
      camera: screenCamera({
        capture,
        encoder: keptEncoder(path.join(__dirname, 'encodePng.cjs')),
        displays: () => electronDisplays(screen, platform),
        ours: () => [],
      }),
      pictures: () => pictures,
      ours: { reached: () => false, isOurs: () => false, shortcuts: () => [] },
      describeMachine: () => Promise.resolve({ gatheredAt: new Date().toISOString(), sections: [] }),
      changed: () => {
        const at = recorder?.state();
        const number = at?.kind === 'steps' ? at.steps : 0;
        if (number > taken.length) taken.push(Date.now() - (heard[number - 1] ?? Number.NaN));
      },
      ended: (by) => logger.error('the recording ended', by),
    },
    undefined,
  );
  if (!begun.ok) throw new Error(begun.failure.kind);
  return begun.value;
}
