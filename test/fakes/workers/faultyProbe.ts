/** A probe process whose machine misbehaves: `node faultyProbe.cjs <fault>`. */
import { spawn } from 'node:child_process';
import { serveChain, serveProbe } from '../../../electron/adapters/machine/serve.ts';
import type { SystemInformation } from '../../../electron/adapters/machine/tools.ts';
import { connectParent } from '../../../electron/adapters/workers/parentPort.ts';
import { connectMainThread, startThread } from '../../../electron/adapters/workers/thread.ts';
import { laptopInformation, laptopTools } from './machine.ts';

/** As a command run by execSync that does not come back. */
function freeze(): never {
  const forever = new Int32Array(new SharedArrayBuffer(4));
  for (;;) Atomics.wait(forever, 0, 0);
}

const never = new Promise<never>(() => {});

const faults: Record<string, Partial<SystemInformation>> = {
  none: {},
  hangs: { fsSize: () => never },
  freezesNetwork: { networkInterfaces: freeze },
  freezesDisplays: { graphics: freeze },
  freezesSystem: { system: freeze },
  freezesProcess: {
    battery: () => {
      connectParent().post({ kind: 'stray', detail: 'freezing' });
      return freeze();
    },
  },
  threadEnds: { system: () => process.exit(3) },
  rejects: { cpu: () => Promise.reject(new Error('lscpu: not found')) },
  throws: {
    cpu: () => {
      throw new Error('cannot read properties of undefined');
    },
  },
  throwsLater: {
    battery: () => {
      setImmediate(() => {
        throw new Error('thrown from a callback');
      });
      return never;
    },
  },
  dies: { battery: () => process.exit(7) },
  leavesChild: {
    fsSize: () => {
      // As a `df` that waits for a network share: it outlives its parent unless it is ended too.
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      connectParent().post({ kind: 'stray', detail: `child ${child.pid}` });
      return never;
    },
  },
};

const over = faults[process.argv[2] ?? 'none'] ?? {};
const makeTools = (patience: number) => laptopTools({ si: laptopInformation(over), patience });

const mainThread = connectMainThread();
if (mainThread === undefined) {
  // As on Windows and macOS, where more of the calls are synchronous.
  const platform = 'darwin';
  serveProbe(connectParent(), { platform, makeTools, startThread: () => startThread(__filename) });
} else {
  serveChain(mainThread, makeTools);
}
