import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireDeliveryLock, type LockOutcome } from '../../../electron/adapters/files/deliveryLock.ts';
import { thisProcess, type LockOwner } from '../../../electron/adapters/files/lockOwner.ts';
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

  it('is held against another process that has not signed, and free when that one is killed and its time is over', async () => {
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

describe('the delivery lock of a process that was killed', () => {
  /** The id of a process that has ended. */
  const gone = (): number => spawnSync(process.execPath, ['--version']).pid;

  /** A lock as its holder left it a moment ago. */
  function leftBehind(signature: LockOwner | string) {
    const one = house();
    mkdirSync(one.path, { recursive: true });
    const text = typeof signature === 'string' ? signature : JSON.stringify(signature);
    writeFileSync(join(one.root, 'delivery.owner'), text);
    return one;
  }

  it('is taken over at once, and then held', async () => {
    const { acquire, logger } = leftBehind({ ...thisProcess(), pid: gone() });
    const release = await held(acquire());
    expect(await acquire()).toEqual({ kind: 'busy' });
    await release();
    expect(logger.lines).toEqual(['info the delivery lock of a process that has ended is taken over']);
  });

  it('is taken over by one of two that try at the same time', async () => {
    const { acquire } = leftBehind({ ...thisProcess(), pid: gone() });
    const kinds = (await Promise.all([acquire(), acquire()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['busy', 'held']);
  });

  it('carries the new holder’s signature, so that nobody takes it for the old one’s', async () => {
    const { acquire, root } = leftBehind({ ...thisProcess(), pid: gone() });
    const release = await held(acquire());
    expect(JSON.parse(readFileSync(join(root, 'delivery.owner'), 'utf8'))).toEqual(thisProcess());
    await release();
  });

  it.each([
    ['a living process', () => ({ ...thisProcess(), pid: process.ppid })],
    ['another machine', () => ({ ...thisProcess(), host: 'elsewhere', pid: gone() })],
    ['another container', () => ({ ...thisProcess(), pidSpace: 'pid:[1]', pid: gone() })],
    ['somebody illegible', () => '{"pid":'],
  ])('stays as long as it is fresh when it was signed by %s', async (_who, signature) => {
    const { acquire, path } = leftBehind(signature());
    expect(await acquire()).toEqual({ kind: 'busy' });
    expect(existsSync(path)).toBe(true);
  });
});
