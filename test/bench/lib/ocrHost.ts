import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { app, BrowserWindow, utilityProcess } from 'electron';
import { createTextReader } from '../../../electron/adapters/ocr/reader.ts';
import { utilityWorkers } from '../../../electron/adapters/workers/spawn.ts';
import { systemClock } from '../../../electron/adapters/world/world.ts';
import { wordRecall } from '../../ocr/recall.ts';
import { answerLines, loudLog } from './answerLines.ts';

interface Request {
  picture: string;
  dataFolder: string;
  languages: string[];
  lines: string[];
  /** Sits there instead of reading, for as long, in milliseconds: the other side of the stalls. */
  idle?: number;
}

const longestFrame = `new Promise((resolve) => {
  window.stop = () => resolve(longest);
  let last = performance.now();
  let longest = 0;
  const frame = (now) => { longest = Math.max(longest, now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
})`;

let window: BrowserWindow | undefined;
let reader: ReturnType<typeof createTextReader> | undefined;

/** Reads a picture as the app does, with a window that draws all the while: time, words, stalls, memory. */
answerLines(async (raw) => {
  const { picture, dataFolder, languages, lines, idle } = raw as Request;
  window ??= await shown();
  reader ??= createTextReader({
    spawn: utilityWorkers(utilityProcess, __dirname),
    dataFolder,
    clock: systemClock,
    log: loudLog,
  });
  const frames = window.webContents.executeJavaScript(longestFrame) as Promise<number>;
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begin = performance.now();
  const read =
    idle === undefined
      ? await reader.read(readFileSync(picture), { languages })
      : await new Promise<{ ok: true; value: [] }>((resolve) =>
          setTimeout(() => resolve({ ok: true, value: [] }), idle),
        );
  const took = performance.now() - begin;
  loop.disable();
  void window.webContents.executeJavaScript('window.stop()');
  if (!read.ok) return { failure: read.failure.kind };
  const text = read.value.map((line) => line.text);
  return {
    took,
    recall: idle === undefined ? wordRecall(lines, text, languages.at(-1) ?? 'eng') : null,
    mainStall: loop.max / 1e6,
    windowStall: await frames,
    peakMegabytes: peakMegabytes(),
  };
});

async function shown(): Promise<BrowserWindow> {
  const made = new BrowserWindow({ width: 400, height: 300, webPreferences: { sandbox: true } });
  await made.loadURL('data:text/html,<title>window</title>');
  return made;
}

/** The most that the reading process had in memory so far. Linux only. */
function peakMegabytes(): number | null {
  const metrics = app
    .getAppMetrics()
    .find(({ name, serviceName }) => [name, serviceName].includes('handraise-ocr'));
  if (metrics === undefined) return null;
  const status = readFileSync(`/proc/${metrics.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}
