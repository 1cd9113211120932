import { mkdirSync, watch as watchFolder } from 'node:fs';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import { errorCode } from './storageFailure.ts';

/** What another process may have changed. */
export interface OutboxChange {
  /** Reports whose folder appeared in or left the outbox. */
  ids: string[];
  /** Another process asks for delivery now. */
  wake: boolean;
}

export interface OutboxWatchOptions {
  /** Absolute path of the data folder. */
  root: string;
  clock: Clock;
  logger: Logger;
  /** Called one at a time for each change; own saves are among them. */
  onChange: (change: OutboxChange) => void;
  /** From here on nothing is missed: scan the outbox AFTER this. */
  onReady?: () => void;
  /** Pause between looks where the system does not tell of changes (network homes), in milliseconds. */
  rescanEvery?: number;
  /** Starts telling of changes; returns what stops it. Throws where the system cannot. Given by tests. */
  notify?: (folder: string, changed: () => void, failed: (error: unknown) => void) => () => void;
}

/** A burst of events (a ticket is made of several) is looked at once, after this many milliseconds. */
const settleFor = 150;

const wakeFile = (root: string): string => join(root, 'outbox', '.wake');

const systemNotify: NonNullable<OutboxWatchOptions['notify']> = (folder, changed, failed) => {
  const watcher = watchFolder(folder, { persistent: false }, changed);
  watcher.on('error', failed);
  return () => watcher.close();
};

/** Asks the process that delivers from this data folder to look for tickets and send them now. */
export async function signalWake(root: string, now: number): Promise<void> {
  await writeFile(wakeFile(root), '', { mode: 0o600 });
  // An empty file written again does not change its time on every system.
  await utimes(wakeFile(root), now / 1000, now / 1000);
}

/**
 * Tells of tickets that another process put into the outbox, and of its wake signals. Costs one listing of names per
 * change, whatever the length of the queue. Returns what stops it.
 */
export function watchOutbox(options: OutboxWatchOptions): () => void {
  const { root, clock, logger, onChange } = options;
  const folder = join(root, 'outbox');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let known: Set<string> | undefined;
  let wokenAt: number | undefined;
  let stopped = false;
  let looking = false;
  let again = false;
  let cancelSettle: (() => void) | undefined;
  let cancelRescan: () => void = () => undefined;

  async function look(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => Ulid.safeParse(name).success);
    const woken = await modifiedAt(wakeFile(root));
    const before = known;
    const now = new Set(names);
    const wake = woken !== wokenAt && before !== undefined;
    known = now;
    wokenAt = woken;
    if (before === undefined) {
      // The first look only learns what is there: the scan at the start reads it.
      options.onReady?.();
      return;
    }
    const ids = [
      ...names.filter((name) => !before.has(name)),
      ...[...before].filter((name) => !now.has(name)),
    ];
    if (!stopped && (wake || ids.length > 0)) onChange({ ids, wake });
  }

  async function lookInTurn(): Promise<void> {
    again = looking;
    if (looking || stopped) return;
    looking = true;
    try {
      await look();
    } catch (error) {
      logger.warn('looking at the outbox', { reason: String(error) });
    }
    looking = false;
    if (again) await lookInTurn();
  }

  function changed(): void {
    cancelSettle ??= clock.after(settleFor, () => {
      cancelSettle = undefined;
      void lookInTurn();
    });
  }

  function rescan(): void {
    cancelRescan = clock.after(options.rescanEvery ?? 30_000, () => {
      void lookInTurn();
      if (!stopped) rescan();
    });
  }

  let unwatch: () => void = () => undefined;
  const failed = (error: unknown): void => {
    logger.warn('the outbox is looked at by the clock only', { reason: String(error) });
    unwatch();
  };
  try {
    unwatch = (options.notify ?? systemNotify)(folder, changed, failed);
  } catch (error) {
    failed(error);
  }
  void lookInTurn();
  rescan();
  return () => {
    stopped = true;
    unwatch();
    cancelSettle?.();
    cancelRescan();
  };
}

async function modifiedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
