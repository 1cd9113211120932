import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../../core/ports/world.ts';
import {
  signalWake,
  watchOutbox,
  type OutboxChange,
  type OutboxWatchOptions,
} from '../../../electron/adapters/files/outboxWatch.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

/** A clock whose timers ring when they are told to, and the changes as they come. */
async function house(notify?: OutboxWatchOptions['notify']) {
  const root = temporaryFolder();
  const timers = new Map<() => void, number>();
  const clock: Clock = {
    now: () => Date.now(),
    after(ms, ring) {
      timers.set(ring, ms);
      return () => timers.delete(ring);
    },
  };
  const changes: OutboxChange[] = [];
  let wakeUp: () => void = () => undefined;
  const logger = memoryLogger();
  mkdirSync(join(root, 'outbox', ulidOf(1)), { recursive: true });
  let tellFirst: () => void = () => undefined;
  const stop = watchOutbox({
    root,
    clock,
    logger,
    onChange(change) {
      changes.push(change);
      wakeUp();
    },
    onReady: () => tellFirst(),
    ...(notify === undefined ? {} : { notify }),
  });
  onTestFinished(stop);
  await new Promise<void>((resolve) => (tellFirst = resolve));
  return {
    root,
    logger,
    timers,
    stop,
    changes,
    /** Rings the timers set for this long, then waits for a change. */
    next: async (ms: number): Promise<OutboxChange> => {
      const come = new Promise<void>((resolve) => (wakeUp = resolve));
      while (![...timers.values()].includes(ms)) await new Promise((resolve) => setImmediate(resolve));
      for (const [ring, after] of [...timers]) {
        if (after !== ms) continue;
        timers.delete(ring);
        ring();
      }
      await come;
      return changes.at(-1)!;
    },
    add: (number: number) => mkdirSync(join(root, 'outbox', ulidOf(number))),
    remove: (number: number) => rmSync(join(root, 'outbox', ulidOf(number)), { recursive: true }),
  };
}

const settle = 150;
const rescan = 30_000;
const deaf: OutboxWatchOptions['notify'] = () => () => undefined;

describe('watching the outbox', () => {
  it('tells of a ticket that another process saved, by the system’s word', async () => {
    const { add, next } = await house();
    add(2);
    expect(await next(settle)).toEqual({ ids: [ulidOf(2)], wake: false });
  });

  it('tells of a wake signal, each time', async () => {
    const { root, next } = await house();
    await signalWake(root, Date.parse('2026-03-01T08:00:00Z'));
    expect(await next(settle)).toEqual({ ids: [], wake: true });
    await signalWake(root, Date.parse('2026-03-01T08:00:01Z'));
    expect(await next(settle)).toEqual({ ids: [], wake: true });
  });

  it('finds out by itself where the system tells nothing', async () => {
    const { add, remove, next } = await house(deaf);
    add(2);
    expect(await next(rescan)).toEqual({ ids: [ulidOf(2)], wake: false });
    remove(1);
    expect(await next(rescan)).toEqual({ ids: [ulidOf(1)], wake: false });
  });

  it('goes on by the clock when the system stops telling', async () => {
    const { add, next, logger } = await house((_folder, _changed, failed) => {
      failed(new Error('ENOSPC: no watchers left'));
      return () => undefined;
    });
    expect(logger.lines).toEqual(['warn the outbox is looked at by the clock only']);
    add(2);
    expect(await next(rescan)).toEqual({ ids: [ulidOf(2)], wake: false });
  });

  it('goes on by the clock when the system cannot tell at all', async () => {
    const { add, next } = await house(() => {
      throw new Error('not supported');
    });
    add(2);
    expect(await next(rescan)).toEqual({ ids: [ulidOf(2)], wake: false });
  });

  it('does not tell of what is no ticket, nor of a ticket in the making', async () => {
    const { root, add, next } = await house(deaf);
    mkdirSync(join(root, 'outbox', `.new-${ulidOf(3)}-0123abcd`));
    mkdirSync(join(root, 'outbox', 'lost+found'));
    add(2);
    expect(await next(rescan)).toEqual({ ids: [ulidOf(2)], wake: false });
  });

  it('lets go of every timer', async () => {
    const { stop, timers } = await house();
    stop();
    expect(timers.size).toBe(0);
  });
});
