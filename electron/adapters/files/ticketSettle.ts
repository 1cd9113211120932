import type { Delivery } from '../../../core/outbox/delivery.ts';
import type { Logger } from '../../../core/ports/world.ts';
import type { DataFolder } from './dataFolder.ts';
import { renameDurably } from './durable.ts';
import type { FileSystem } from './fileSystem.ts';
import { errorCode } from './storageFailure.ts';

/** True when the outbox has nothing more to do for the ticket. */
export function isSettled(delivery: Delivery): boolean {
  return delivery.state.kind === 'delivered' || delivery.state.kind === 'withdrawn';
}

/**
 * Moves a settled ticket to the sent ones. Its state is durable before, so a move that fails loses nothing: it is
 * logged and made up for by the next scan.
 */
export async function settle(
  fs: FileSystem,
  folder: DataFolder,
  logger: Logger,
  id: string,
): Promise<string> {
  const from = folder.outboxTicket(id);
  const to = folder.sentTicket(id);
  try {
    await folder.prepare(folder.sent);
    await renameDurably(fs, from, to);
    return to;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && fs.exists(to)) return to;
    logger.warn('a settled ticket could not be moved yet', { id, reason: String(error) });
    return from;
  }
}
