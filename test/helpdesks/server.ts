import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { z } from 'zod';

const run = promisify(execFile);
const scripts = join(process.cwd(), 'test', 'helpdesks');

/** What can be done with a server that this process has started. */
export interface ServerControl {
  /** Ends the server; its data stay. Nothing answers at its address then. */
  pause: () => Promise<void>;
  /** Starts the server again after `pause`, at the same address with the same data. */
  resume: () => Promise<void>;
  /** Ends the server and removes its data. */
  stop: () => Promise<void>;
}

/**
 * Starts a real help desk of its own by the script `<name>-up.sh`, empty but for its seed, on a free port of 127.0.0.1.
 * Needs root on Debian 12; the script installs what is missing and tells the site as JSON. The first start on a machine
 * takes about a minute, later ones some seconds.
 */
export async function startServer<Site extends object>(
  name: string,
  schema: z.ZodType<Site>,
): Promise<Site & ServerControl> {
  const folder = await mkdtemp(join(tmpdir(), `handraise-${name}-`));
  const cacheHome = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const port = String(await freePort());
  const up = async (): Promise<Site> => {
    const { stdout } = await run(join(scripts, `${name}-up.sh`), [folder, port], {
      env: { ...process.env, CACHE: join(cacheHome, 'handraise-dev', 'helpdesks') },
      maxBuffer: 64 * 1024 * 1024,
    });
    return schema.parse(JSON.parse(stdout));
  };
  const pause = async (): Promise<void> => {
    await run(join(scripts, `${name}-down.sh`), [folder]);
  };
  const resume = async (): Promise<void> => {
    await up();
  };
  const stop = async (): Promise<void> => {
    await pause();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await up()), pause, resume, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
