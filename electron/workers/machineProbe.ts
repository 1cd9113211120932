/**
 * Process that describes the machine: systeminformation may hang or freeze, so it can be ended. The same file is run
 * by its threads.
 */
import { createRequire } from 'node:module';
import { serveChain, serveProbe } from '../adapters/machine/serve.ts';
import { realTools, type SystemInformation } from '../adapters/machine/tools.ts';
import { connectParent } from '../adapters/workers/parentPort.ts';
import { connectMainThread, startThread } from '../adapters/workers/thread.ts';

const load = () => createRequire(__filename)('systeminformation') as SystemInformation;
const makeTools = (patience: number) => realTools(load, patience);

const mainThread = connectMainThread();
if (mainThread === undefined) {
  const { platform } = process;
  serveProbe(connectParent(), { platform, makeTools, startThread: () => startThread(__filename) });
} else {
  serveChain(mainThread, makeTools);
}
