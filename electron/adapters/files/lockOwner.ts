import { readlinkSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { errorCode } from './storageFailure.ts';

/** Who holds a lock. `pidSpace`: only within the same one does a process id mean anything (containers have their own). */
const LockOwner = z.strictObject({
  host: z.string(),
  pidSpace: z.string(),
  pid: z.int().positive(),
});
export type LockOwner = z.infer<typeof LockOwner>;

/** This process, as it signs for a lock. */
export function thisProcess(): LockOwner {
  return { host: hostname(), pidSpace: pidSpace(), pid: process.pid };
}

/** Takes away what an earlier holder signed. @throws the system's error when it stays */
export async function removeSignature(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Signs for a lock that this process has just taken. @throws the system's error; then there is no signature */
export async function sign(path: string): Promise<void> {
  try {
    await writeFile(path, JSON.stringify(thisProcess()), { mode: 0o600 });
  } catch (error) {
    await removeSignature(path);
    throw error;
  }
}

/**
 * True when it is certain that the process that signed has ended: it was one of this machine, and no process has its
 * id now. A signature that is missing, cannot be read or is another machine's says nothing.
 */
export async function signerIsGone(path: string): Promise<boolean> {
  const signer = await readSignature(path);
  const here = thisProcess();
  if (signer === undefined || signer.host !== here.host || signer.pidSpace !== here.pidSpace) return false;
  try {
    // Signal 0 only asks. An id that was given out again counts as alive: then the lock's age decides, as elsewhere.
    process.kill(signer.pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

async function readSignature(path: string): Promise<LockOwner | undefined> {
  try {
    return LockOwner.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    // Whatever is wrong with it: it does not say that somebody is gone.
    return undefined;
  }
}

/** Linux gives containers and sandboxes process ids of their own; elsewhere there is one space. */
function pidSpace(): string {
  try {
    return process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';
  } catch {
    return '';
  }
}
