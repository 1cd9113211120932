import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { makeFolder } from './durable.ts';
import { nodeFileSystem } from './fileSystem.ts';
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

/**
 * Takes the right to deliver from a data folder, so that the window and the command line never send the same ticket
 * at the same time. Never throws, never waits for the other process.
 */
export async function acquireDeliveryLock({
  root,
  logger,
  onLost,
  stale = 15_000,
}: DeliveryLockOptions): Promise<LockOutcome> {
  let over = false;
  try {
    await makeFolder(nodeFileSystem, root);
    const release = await lock(root, {
      lockfilePath: join(root, 'delivery.lock'),
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
    return {
      kind: 'held',
      async release() {
        over = true;
        // A lock that was lost meanwhile is no longer ours to give back.
        await release().catch((error: unknown) => {
          if (errorCode(error) !== 'ERELEASED')
            logger.warn('releasing the delivery lock', { reason: String(error) });
        });
      },
    };
  } catch (error) {
    if (errorCode(error) === 'ELOCKED') return { kind: 'busy' };
    const failure = storageFailure(error);
    logger.error('taking the delivery lock', error);
    return { kind: 'failed', failure };
  }
}
