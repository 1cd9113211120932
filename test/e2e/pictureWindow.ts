import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { inputTo } from './paintedScreen.ts';

/** A window of another program, of which every pixel is known. */
export interface PictureWindow {
  title: string;
  /** The first pixel that is not the window's, as words. */
  strange: (picture: PNG) => string | undefined;
  close: () => Promise<void>;
}

const colourAt = (x: number, y: number): [number, number, number] => [255, (x * 7) & 0xff, (y * 5) & 0xff];

/** Opens a window that shows a picture, at a place of the screen in pixels. */
export async function openPictureWindow(
  env: Readonly<Record<string, string>>,
  place: { x: number; y: number; width: number; height: number },
): Promise<PictureWindow> {
  const { x, y, width, height } = place;
  const title = 'Invoice 17';
  const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-window-'));
  const file = path.join(folder, 'window.png');
  const png = new PNG({ width, height });
  for (let index = 0; index < width * height; index++)
    png.data.set([...colourAt(index % width, Math.floor(index / width)), 255], index * 4);
  await writeFile(file, PNG.sync.write(png));
  const child = spawn('display', ['-title', title, '-geometry', `+${x}+${y}`, '-border', '0', file], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await inputTo(env)('search', '--sync', '--onlyvisible', '--name', title);
  return {
    title,
    strange: (picture) => {
      for (let index = 0; index < picture.width * picture.height; index++) {
        const [column, row] = [index % picture.width, Math.floor(index / picture.width)];
        const there = [...picture.data.subarray(index * 4, index * 4 + 3)].join();
        if (there !== colourAt(column, row).join()) return `${column},${row}: ${there}`;
      }
      return undefined;
    },
    close: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
