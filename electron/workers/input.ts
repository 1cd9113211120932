/**
 * Process that hears the person's mouse and keys while steps are recorded. A process of its own: the hook is native
 * code that may take its process along, and no typed character leaves this one.
 */
import { createRequire } from 'node:module';
import { serveInput, type Hook } from '../adapters/input/serveInput.ts';
import { connectParent } from '../adapters/workers/parentPort.ts';

serveInput(connectParent(), {
  // Required lazily, from node_modules: it looks for its native part beside itself.
  load: () => createRequire(__filename)('uiohook-napi') as Hook,
  platform: process.platform,
  now: Date.now,
});
