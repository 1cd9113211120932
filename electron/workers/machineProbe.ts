/** Process that describes the machine: systeminformation may hang or freeze, so it can be ended. */
import { createRequire } from 'node:module';
import { serveProbe } from '../adapters/machine/serve.ts';
import { realTools, type SystemInformation } from '../adapters/machine/tools.ts';
import { connectParent } from '../adapters/workers/parentPort.ts';

const load = () => createRequire(__filename)('systeminformation') as SystemInformation;
serveProbe(connectParent(), (patience) => realTools(load, patience));
