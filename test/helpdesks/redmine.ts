import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const scripts = join(process.cwd(), 'test', 'helpdesks');

const id = z.int().positive();

/** A Redmine with the content of redmine-seed.rake: its address, keys and ids. */
export const RedmineSite = z.object({
  url: z.string(),
  /** Identifier of the project that takes reports. */
  project: z.string(),
  /** A project that the app's account cannot see. */
  foreignProject: z.string(),
  /** Another project that the app's account can see. */
  otherProject: z.string(),
  /** A project that insists on a field of its own. */
  strictProject: z.string(),
  adminKey: z.string(),
  /** An account that works on tickets. */
  agentKey: z.string(),
  /** The app's account: sees its own tickets and adds some. */
  appKey: z.string(),
  /** An account that may only read. */
  readerKey: z.string(),
  bugTracker: id,
  displayCategory: id,
  printingCategory: id,
  reportIdField: id,
  appVersionField: id,
  /** A field that takes values and cannot be searched for. */
  unfilteredField: id,
  /** A field that the project does not have. */
  foreignField: id,
  normalPriority: id,
  highPriority: id,
  closedStatus: id,
  maxAttachmentBytes: z.int().positive(),
});
export type RedmineSite = z.infer<typeof RedmineSite>;

/** A Redmine that this process has started. */
export type RunningRedmine = RedmineSite & {
  /** Ends the server; its data stay. Nothing answers at its address then. */
  pause: () => Promise<void>;
  /** Starts the server again after `pause`, at the same address with the same data. */
  resume: () => Promise<void>;
  /** Ends the server and removes its data. */
  stop: () => Promise<void>;
};

/**
 * Starts a real Redmine of its own, empty but for the seed, on a free port of 127.0.0.1. Needs root on Debian 12;
 * installs what is missing. The first start on a machine takes about a minute, later ones some seconds.
 */
export async function startRedmine(): Promise<RunningRedmine> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-redmine-'));
  const cache = join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'handraise-dev',
    'helpdesks',
  );
  const port = String(await freePort());
  const up = async (): Promise<RedmineSite> => {
    const { stdout } = await run(join(scripts, 'redmine-up.sh'), [folder, port], {
      env: { ...process.env, CACHE: cache },
      maxBuffer: 64 * 1024 * 1024,
    });
    return RedmineSite.parse(JSON.parse(stdout));
  };
  const pause = async (): Promise<void> => {
    await run(join(scripts, 'redmine-down.sh'), [folder]);
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
