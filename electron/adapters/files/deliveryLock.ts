import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { makeFolder } from './durable.ts';
import { nodeFileSystem } from './fileSystem.ts';
import { removeSignature, sign, signerIsGone } from './lockOwner.ts';
import { errorCode, storageFailure } from './storageFailure.ts';

/** Outcome of asking for the lock. `busy`: another process delivers; ask again after some seconds. */
export type LockOutcome =
  | { kind: 'held'; release: () => Promise<void> }
  | { kind: 'busy' }
  | { kind: 'failed'; failure: StorageFailure };

export interface DeliveryLockOptions {
  /** Absolute path of the data folder. */
  root: string;
  logger: Logger;
  /** The lock was taken away (after a long sleep, or somebody removed it): stop delivering. Called at most once. */
  onLost: () => void;
  /** A lock that was not refreshed for this long (milliseconds, at least 2000) belongs to a process that is gone. */
  stale?: number;
}

/** Taking the lock takes some milliseconds; a process killed in the middle of it holds up the others for this long. */
const longestTaking = 5_000;

/**
 * Takes the right to deliver from a data folder, so that the window and the command line never send the same ticket
 * at the same time. Never throws, never waits for the other process. The lock of a process that was killed is taken
 * over at once: its age would let a report wait that could go now.
 */
export async function acquireDeliveryLock(options: DeliveryLockOptions): Promise<LockOutcome> {
  const { root, logger } = options;
  try {
    await makeFolder(nodeFileSystem, root);
    // One at a time: what is read of a killed holder must still hold when its lock is removed.
    const done = await lock(join(root, 'delivery.taking'), {
      realpath: false,
      stale: longestTaking,
      onCompromised: (error) => logger.warn('taking the delivery lock took long', { reason: String(error) }),
    });
    try {
      return await take(options);
    } finally {
      await done().catch(() => undefined);
    }
  } catch (error) {
    if (errorCode(error) === 'ELOCKED') return { kind: 'busy' };
    const failure = storageFailure(error);
    logger.error('taking the delivery lock', error);
    return { kind: 'failed', failure };
  }
}

/** @throws an error with the code ELOCKED when another process holds it */
async function take({ root, logger, onLost, stale = 15_000 }: DeliveryLockOptions): Promise<LockOutcome> {
  const lockfilePath = join(root, 'delivery.lock');
  const signature = join(root, 'delivery.owner');
  let over = false;
  const lockIt = (): Promise<() => Promise<void>> =>
    lock(root, {
      lockfilePath,
      stale,
      update: stale / 3,
      // The library's own answer to a lost lock is an exception in a timer, which would end the process.
      onCompromised(error) {
        logger.warn('the delivery lock was lost', { reason: String(error) });
        if (over) return;
        over = true;
        onLost();
      },
    });
  const release = await lockIt().catch(async (error: unknown) => {
    if (errorCode(error) !== 'ELOCKED' || !(await signerIsGone(signature))) throw error;
    logger.info('the delivery lock of a process that has ended is taken over');
    await rmdir(lockfilePath);
    return lockIt();
  });
  const giveBack = async (): Promise<void> => {
    over = true;
    // A lock that was lost meanwhile is no longer ours to give back.
    await release().catch((error: unknown) => {
      if (errorCode(error) !== 'ERELEASED')
        logger.warn('releasing the delivery lock', { reason: String(error) });
    });
  };
  try {
    // An old signature beside a new lock would say that its holder is gone.
    await removeSignature(signature);
  } catch (error) {
    await giveBack();
    throw error;
  }
  await sign(signature).catch((error: unknown) => {
    logger.warn('signing for the delivery lock', { reason: String(error) });
  });
  return { kind: 'held', release: giveBack };
}
