import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describePixels, type PictureContent } from '../../../core/evidence/pictureCheck.ts';
import { wordsOf } from '../within.ts';
import type { ParentPort } from '../workers/parentPort.ts';
import { matchDisplay } from './matchDisplay.ts';
import { ListedDisplay, ShootRequest, type ShotMessage } from './screenshotProtocol.ts';

/** The part of screenshot-desktop that is used. Its promises may reject, never settle, or reject beside the one returned. */
export interface ScreenshotDesktop {
  (options: { screen: string | number; format: 'png' }): Promise<Uint8Array>;
  listDisplays(): Promise<unknown[]>;
}

export interface ShootingTools {
  load(): ScreenshotDesktop;
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The programs that screenshot-desktop starts on Linux; without the first its promise never settles. */
const linuxTools = ['xrandr', 'import'];

/** The worker's side of the screenshot-desktop engine: takes each display asked for and tells what became of it. */
export function serveScreenshots(port: ParentPort, tools: ShootingTools): void {
  const post = (message: ShotMessage) => port.post(message);
  // screenshot-desktop forgets to pass on the failure of its list of displays.
  process.on('unhandledRejection', (error) => {
    post({ kind: 'problem', problem: 'failed', detail: wordsOf(error) });
  });
  port.onMessage((message) => {
    shoot(message, tools, post).catch((error: unknown) => {
      post({ kind: 'problem', problem: 'failed', detail: wordsOf(error) });
    });
  });
}

async function shoot(
  message: unknown,
  tools: ShootingTools,
  post: (message: ShotMessage) => void,
): Promise<void> {
  const { displays } = ShootRequest.parse(message);
  const lacking = await whatIsLacking(tools);
  if (lacking !== undefined) {
    post({ kind: 'problem', ...lacking });
    return;
  }
  const takePicture = tools.load();
  const listed = (await takePicture.listDisplays()).map((one) => ListedDisplay.parse(one));
  // One after another: each starts programs that use a whole core.
  for (const display of displays) {
    const displayId = display.id;
    const match = matchDisplay(display, listed);
    if (match === undefined) {
      const detail = `not among the ${listed.length} displays listed`;
      post({ kind: 'problem', displayId, problem: 'failed', detail });
      continue;
    }
    try {
      // PNG bytes and no file: file names lose what is not ASCII.
      const png = new Uint8Array(await takePicture({ screen: match.id, format: 'png' }));
      if (png.length === 0) post({ kind: 'problem', displayId, problem: 'empty', detail: 'no bytes' });
      else post({ kind: 'picture', displayId, png, content: contentOf(png) });
    } catch (error) {
      post({ kind: 'problem', displayId, problem: 'failed', detail: wordsOf(error) });
    }
  }
}

async function whatIsLacking({
  platform,
  env,
}: ShootingTools): Promise<{ problem: 'missingTool' | 'failed'; detail: string } | undefined> {
  if (platform !== 'linux') return undefined;
  if (!env['DISPLAY']) return { problem: 'failed', detail: 'DISPLAY is not set' };
  for (const tool of linuxTools) {
    if (!(await isOnPath(tool, env['PATH'] ?? ''))) return { problem: 'missingTool', detail: tool };
  }
  return undefined;
}

async function isOnPath(tool: string, folders: string): Promise<boolean> {
  for (const folder of folders.split(path.delimiter)) {
    try {
      await access(path.join(folder, tool), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
    }
  }
  return false;
}

function contentOf(png: Uint8Array): PictureContent {
  // Always four bytes a pixel, also when few colours made the encoder write greys or a palette.
  const { width, height, data } = PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  return describePixels({ width, height, data });
}
