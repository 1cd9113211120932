import { basename, join } from 'node:path';
import { Delivery } from '../../../core/outbox/delivery.ts';
import type { Quarantined } from '../../../core/ports/stores.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import { ticketFile } from './dataFolder.ts';
import { openJson } from './durableJsonFile.ts';
import { listQuarantine, moveToQuarantine } from './quarantine.ts';
import type { ScanContext, Scanned } from './scanContext.ts';
import { errorCode, StorageError, storageFailure } from './storageFailure.ts';
import { sweepRemoved, sweepUnfinished } from './ticketSweep.ts';
import { isSettled, settle } from './ticketSettle.ts';

/** How many ticket folders are read at the same time; the event loop gets turns while the disk is waited for. */
const slice = 32;

/** Every ticket on disk, unsent ones first (oldest first), then sent ones (newest first), then the quarantine. */
export async function* scanTickets(context: ScanContext): AsyncIterable<Scanned> {
  const { folder } = context;
  const moved = new Set<string>();
  const unsent = await names(context, folder.outbox);
  if (!Array.isArray(unsent)) yield unsent;
  else
    yield* inSlices(unsent.sort(), async (name) => {
      if (name.startsWith('.')) return sweepUnfinished(context, name);
      return readFolder(context, join(folder.outbox, name));
    });
  const sent = await names(context, folder.sent);
  if (!Array.isArray(sent)) yield sent;
  else
    yield* inSlices(sent.sort().reverse(), async (name) => {
      if (name.startsWith('.')) return sweepRemoved(context, name);
      return readFolder(context, join(folder.sent, name));
    });
  for (const quarantined of await listQuarantine(context)) {
    if (!moved.has(quarantined.path)) yield { kind: 'quarantined', quarantined };
  }

  async function* inSlices(
    all: readonly string[],
    read: (name: string) => Promise<Scanned | undefined>,
  ): AsyncIterable<Scanned> {
    for (let start = 0; start < all.length; start += slice) {
      for (const found of await Promise.all(all.slice(start, start + slice).map(read))) {
        if (found === undefined) continue;
        if (found.kind !== 'ticket') moved.add(found.quarantined.path);
        yield found;
      }
    }
  }
}

async function names({ fs, logger }: ScanContext, path: string): Promise<string[] | Scanned> {
  try {
    return (await fs.list(path)).filter((entry) => entry.folder).map((entry) => entry.name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    logger.error('reading a folder of tickets', error, { path });
    return { kind: 'unread', quarantined: { path, reason: 'unreadable', detail: wordsOf(error) } };
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function readFolder(context: ScanContext, path: string): Promise<Scanned | undefined> {
  const { fs, folder, logger } = context;
  const name = basename(path);
  if (!Ulid.safeParse(name).success) {
    // Not made by this app, so it is shown and left alone.
    return quarantined(path, 'unreadable', 'the folder is not named as a report');
  }
  try {
    const [ticket, delivery] = await Promise.all([
      openJson(fs, ticketFile.ticket(path), Ticket),
      openJson(fs, ticketFile.delivery(path), Delivery),
    ]);
    if (ticket.data.id !== name || delivery.data.ticketId !== name) {
      throw new StorageError({ kind: 'unreadable', path, detail: 'the files belong to another report' });
    }
    const stored = { ticket: ticket.data, delivery: delivery.data };
    if (isSettled(stored.delivery) && path === folder.outboxTicket(name)) {
      // An earlier run ended before the move. This scan comes to the sent ones later.
      if ((await settle(fs, folder, logger, name)) !== path) return undefined;
    }
    return { kind: 'ticket', stored };
  } catch (error) {
    return refused(context, path, error);
  }
}

async function refused(context: ScanContext, path: string, error: unknown): Promise<Scanned | undefined> {
  const failure = storageFailure(error);
  switch (failure.kind) {
    case 'newer':
      return quarantined(failure.path, 'newer', '');
    case 'locked':
      // Left where it is. One that was sent waits for nothing; that it is locked is said once for all of them.
      if (path === context.folder.sentTicket(basename(path))) return undefined;
      return quarantined(path, 'locked', '');
    case 'unreadable':
      return moveToQuarantine(context, path, 'unreadable', failure.detail);
    case 'notFound':
      // Gone as a whole: another process moved it to the sent ones, where this scan looks later.
      if (!context.fs.exists(path)) return undefined;
      return moveToQuarantine(context, path, 'incomplete', 'ticket.json or delivery.json is missing');
    default:
      // The disk did not give it this time (no rights, input/output error): it stays where it is.
      context.logger.error('reading a ticket', error, { path });
      return {
        kind: 'unread',
        id: basename(path),
        quarantined: { path, reason: 'unreadable', detail: wordsOf(error) },
      };
  }
}

function quarantined(path: string, reason: Quarantined['reason'], detail: string): Scanned {
  return { kind: 'quarantined', quarantined: { path, reason, detail } };
}
