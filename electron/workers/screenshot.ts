/** Process that takes pictures with screenshot-desktop, whose promises may never settle: it can be ended. */
import { createRequire } from 'node:module';
import { serveScreenshots, type ScreenshotDesktop } from '../adapters/capture/shootDisplays.ts';
import { connectParent } from '../adapters/workers/parentPort.ts';

serveScreenshots(connectParent(), {
  // Required lazily, from node_modules: it looks for files beside itself.
  load: () => createRequire(__filename)('screenshot-desktop') as ScreenshotDesktop,
  platform: process.platform,
  env: process.env,
});
