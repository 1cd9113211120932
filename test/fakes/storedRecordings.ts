import { createHash } from 'node:crypto';
import type { Recording, RecordedStep } from '../../core/evidence/recording.ts';
import { encodePng } from '../../electron/adapters/capture/png.ts';
import { nodeFileSystem } from '../../electron/adapters/files/fileSystem.ts';
import { FileRecordingStore } from '../../electron/adapters/recordings/fileRecordingStore.ts';
import { memoryLogger } from './memoryLogger.ts';
import { numberedUlid, recordedRun, recordedStep, type StepWish } from './recordedRuns.ts';

/** Where the drawn windows have what nobody should see: purple, on all of them at the same place. */
export const secretArea = { x: 40, y: 60, width: 120, height: 24 } as const;
const secretColor = [128, 0, 128] as const;

type Color = readonly [number, number, number];
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  color: Color;
}

/** A drawn window as PNG: a bar, a secret, lines of words, and a button at `at`. Sizes in pixels. */
function drawnWindow(width: number, height: number, at: { x: number; y: number }, seed = 0): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(250);
  const fill = ({ x, y, width: w, height: h, color: [red, green, blue] }: Box): void => {
    for (let row = Math.max(0, y); row < Math.min(height, y + h); row++)
      for (let column = Math.max(0, x); column < Math.min(width, x + w); column++)
        data.set([blue, green, red, 255], (row * width + column) * 4);
  };
  fill({ x: 0, y: 0, width, height: 28, color: [45, 62, (80 + seed * 37) % 255] });
  fill({ ...secretArea, color: secretColor });
  // Words: short dark lines of uneven length, so that the picture compresses as a real one does.
  for (let line = 0; line * 18 + 110 < height - 20; line++) {
    let x = 40;
    for (let word = 0; x < width - 80; word++) {
      const length = 12 + ((line * 7 + word * 13 + seed * 5) % 60);
      fill({ x, y: 110 + line * 18, width: length, height: 6, color: [70, 75, 85] });
      x += length + 9;
    }
  }
  fill({ x: at.x - 45, y: at.y - 14, width: 90, height: 28, color: [37, 99, 168] });
  return encodePng({ width, height, data });
}

/** What is wished of a stored recording: each step's wish, and whether it has a picture (default: yes). */
export interface StoredWish {
  id?: string;
  name?: string;
  steps: (StepWish & { drawn?: boolean; size?: { width: number; height: number } })[];
  change?: Partial<Recording>;
}

/** Writes a recording into the data folder `root` through the real store, and gives it back. */
export async function storeRecording(root: string, wish: StoredWish): Promise<Recording> {
  const store = new FileRecordingStore({ root, logger: memoryLogger(), fs: nodeFileSystem });
  const id = wish.id ?? numberedUlid(90_000_000);
  const { steps: _steps, ...head } = recordedRun([], {
    id,
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...wish.change,
  });
  await must(store.create(head));
  const steps: RecordedStep[] = [];
  for (const [index, { drawn = true, size, ...one }] of wish.steps.entries()) {
    const step = await withPicture(store, id, recordedStep(index + 1, one), index, drawn, size);
    await must(store.addStep(id, index + 1, step));
    steps.push(step);
  }
  return { ...head, steps };
}

async function withPicture(
  store: FileRecordingStore,
  id: string,
  step: RecordedStep,
  index: number,
  drawn: boolean,
  { width, height } = { width: 640, height: 400 },
): Promise<RecordedStep> {
  if (!drawn) return step;
  const at = step.action.kind === 'click' && step.action.at !== null ? step.action.at : { x: 320, y: 200 };
  const bytes = drawnWindow(width, height, at, index);
  const pictureId = numberedUlid(50_000_000 + index);
  const added = await must(store.addPicture(id, pictureId, bytes));
  if (added.sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error('other bytes');
  return { ...step, picture: { ...added, width, height, origin: { x: 0, y: 0 } } };
}

async function must<Value>(work: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const outcome = await work;
  if (!outcome.ok) throw new Error(`the store refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
