import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const scripts = join(process.cwd(), 'test', 'helpdesks');

/** A Request Tracker with the content of rt-seed.pl: its address, tokens and names. */
export const RequestTrackerSite = z.object({
  url: z.string(),
  /** The queue that takes reports; it has every field below. */
  queue: z.string(),
  /** A queue without fields whose tickets the app's account may look at. */
  otherQueue: z.string(),
  /** A queue that the app's account cannot see. */
  foreignQueue: z.string(),
  adminToken: z.string(),
  /** An account that works on tickets. */
  agentToken: z.string(),
  /** The app's account: creates tickets, looks at them and replies. */
  appToken: z.string(),
  /** An account that may only look. */
  readerToken: z.string(),
  /** An account that may create tickets and not look at them. */
  blindToken: z.string(),
  reportIdField: z.string(),
  appVersionField: z.string(),
  /** Takes "Display" and "Printing" only. */
  categoryField: z.string(),
  /** Takes four digits only. */
  patternField: z.string(),
  /** A field that the app's account sees and may not fill. */
  readOnlyField: z.string(),
  /** A field that the app's account does not see. */
  hiddenField: z.string(),
  /** Larger attachments are dropped for a note. */
  maxAttachmentBytes: z.int().positive(),
});
export type RequestTrackerSite = z.infer<typeof RequestTrackerSite>;

/** A Request Tracker that this process has started. */
export type RunningRequestTracker = RequestTrackerSite & {
  /** Ends the server; its data stay. Nothing answers at its address then. */
  pause: () => Promise<void>;
  /** Starts the server again after `pause`, at the same address with the same data. */
  resume: () => Promise<void>;
  /** Ends the server and removes its data. */
  stop: () => Promise<void>;
};

/**
 * Starts a real Request Tracker of its own, empty but for the seed, on a free port of 127.0.0.1. Needs root on
 * Debian 12; installs what is missing. The first start on a machine takes about a minute, later ones some seconds.
 */
export async function startRequestTracker(): Promise<RunningRequestTracker> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-rt-'));
  const cache = join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'handraise-dev',
    'helpdesks',
  );
  const port = String(await freePort());
  const up = async (): Promise<RequestTrackerSite> => {
    const { stdout } = await run(join(scripts, 'rt-up.sh'), [folder, port], {
      env: { ...process.env, CACHE: cache },
      maxBuffer: 64 * 1024 * 1024,
    });
    return RequestTrackerSite.parse(JSON.parse(stdout));
  };
  const pause = async (): Promise<void> => {
    await run(join(scripts, 'rt-down.sh'), [folder]);
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
