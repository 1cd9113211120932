import { fork } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireDeliveryLock, type LockOutcome } from '../../../electron/adapters/files/deliveryLock.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

function house() {
  const root = join(temporaryFolder(), 'data');
  const logger = memoryLogger();
  let tellLost: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (tellLost = resolve));
  return {
    root,
    logger,
    lost,
    path: join(root, 'delivery.lock'),
    acquire: (stale?: number): Promise<LockOutcome> =>
      acquireDeliveryLock({ root, logger, onLost: tellLost, ...(stale === undefined ? {} : { stale }) }),
  };
}

async function held(outcome: Promise<LockOutcome>): Promise<() => Promise<void>> {
  const got = await outcome;
  if (got.kind !== 'held') throw new Error(`not held: ${got.kind}`);
  return got.release;
}

describe('the delivery lock', () => {
  it('is held by one at a time, and free again after its release', async () => {
    const { acquire, path } = house();
    const release = await held(acquire());
    expect(existsSync(path)).toBe(true);
    expect(await acquire()).toEqual({ kind: 'busy' });
    await release();
    expect(existsSync(path)).toBe(false);
    await (
      await held(acquire())
    )();
  });

  it('is held against another process, and free when that one is killed and its time is over', async () => {
    const { root, path, acquire } = house();
    mkdirSync(root, { recursive: true });
    const script = join(root, 'holder.cjs');
    const library = JSON.stringify(join(process.cwd(), 'node_modules/proper-lockfile'));
    const options = JSON.stringify({ lockfilePath: path, stale: 15_000, update: 5_000 });
    writeFileSync(
      script,
      `require(${library}).lock(${JSON.stringify(root)}, ${options}).then(() => process.send('held'));
       setInterval(() => {}, 1000);`,
    );
    const holder = fork(script);
    await once(holder, 'message');
    expect(await acquire()).toEqual({ kind: 'busy' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await acquire()).toEqual({ kind: 'busy' });
    const longAgo = Date.now() / 1000 - 16;
    utimesSync(path, longAgo, longAgo);
    await (
      await held(acquire())
    )();
  });

  it('tells when it was taken away, and its release then does no harm', async () => {
    const { acquire, lost, path, logger } = house();
    const release = await held(acquire(2000));
    rmSync(path, { recursive: true });
    await lost;
    await expect(release()).resolves.toBeUndefined();
    expect(logger.lines).toEqual(['warn the delivery lock was lost']);
  });

  it('fails as a value where the folder cannot be made', async () => {
    const { root, logger, acquire } = house();
    writeFileSync(root, 'a file is in the way');
    expect(await acquire()).toMatchObject({ kind: 'failed' });
    expect(logger.lines).toHaveLength(1);
  });
});
