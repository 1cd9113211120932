import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { startXvfb } from '../../build/setup/display.mjs';

const run = promisify(execFile);

/** A virtual display on whose ground every pixel tells where it is. Sizes in pixels. */
export interface PaintedScreen {
  env: Readonly<Record<string, string>>;
  /** Real input of the X server: `xdotool` with these arguments. */
  input: (...args: readonly (string | number)[]) => Promise<void>;
  /** The screen as another program takes it. */
  now: () => Promise<PNG>;
  stop: () => Promise<void>;
}

/** The colour of the ground at a place: no two places of a screen have the same. */
function groundAt(x: number, y: number): [number, number, number] {
  return [x & 0xff, y & 0xff, ((x >> 8) << 4) | (y >> 8)];
}

/** Starts a display of its own, so that no other test moves its pointer. */
export async function startPaintedScreen(width = 1280, height = 800): Promise<PaintedScreen> {
  const server = await startXvfb({ width, height });
  const env = { DISPLAY: server.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
  await paintGround(env, width, height);
  return {
    env,
    input: inputTo(env),
    now: async () => {
      const options = { env: { ...process.env, ...env }, maxBuffer: 2 ** 28, encoding: 'buffer' } as const;
      return PNG.sync.read((await run('import', ['-silent', '-window', 'root', 'png:-'], options)).stdout);
    },
    stop: () => server.stop(),
  };
}

/** Real input of an X server: `xdotool` with these arguments. */
export function inputTo(env: Readonly<Record<string, string>>): PaintedScreen['input'] {
  return async (...args) => {
    await run('xdotool', args.map(String), { env: { ...process.env, ...env } });
  };
}

/** Waits until the large picture is the one of this name, and gives its pixels as the window decodes them. */
export async function shownPicture(page: Page, name: string): Promise<PNG> {
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .waitFor();
  const image = page.getByRole('main').locator('img[src*="/evidence/draft/"]').first();
  const { width, height, base64 } = await image.evaluate(async (element) => {
    const img = element as HTMLImageElement;
    await img.decode();
    const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(img, 0, 0);
    const blob = new Blob([context.getImageData(0, 0, canvas.width, canvas.height).data]);
    const url = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.readAsDataURL(blob);
    });
    return { width: canvas.width, height: canvas.height, base64: url.slice(url.indexOf(',') + 1) };
  });
  const png = new PNG({ width, height });
  png.data = Buffer.from(base64, 'base64');
  return png;
}

export async function paintGround(
  env: Readonly<Record<string, string>>,
  width: number,
  height: number,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-ground-'));
  const ground = new PNG({ width, height });
  for (let index = 0; index < width * height; index++)
    ground.data.set([...groundAt(index % width, Math.floor(index / width)), 255], index * 4);
  const file = path.join(folder, 'ground.png');
  await writeFile(file, PNG.sync.write(ground));
  try {
    execFileSync('display', ['-window', 'root', file], { env: { ...process.env, ...env }, stdio: 'ignore' });
  } catch {
    // It ends with 1 also when all went well; the tests look at the pixels.
  }
  await rm(folder, { recursive: true, force: true });
}

/** The first pixel of a picture that is not the ground around a place, as words; `undefined` when all are. */
export function strangePixel(picture: PNG, left: number, top: number): string | undefined {
  for (let index = 0; index < picture.width * picture.height; index++) {
    const [x, y] = [index % picture.width, Math.floor(index / picture.width)];
    const wanted = groundAt(left + x, top + y);
    const there = [...picture.data.subarray(index * 4, index * 4 + 3)];
    if (there.join() !== wanted.join()) return `${x},${y}: ${there.join()} and not ${wanted.join()}`;
  }
  return undefined;
}
