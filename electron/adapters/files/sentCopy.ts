import { Delivery } from '../../../core/outbox/delivery.ts';
import { Ticket } from '../../../core/ticket/ticket.ts';
import { ticketFile, type DataFolder } from './dataFolder.ts';
import { renameDurably } from './durable.ts';
import { openJson } from './durableJsonFile.ts';
import type { FileSystem } from './fileSystem.ts';

/** When the outbox was done with a ticket, in milliseconds since the epoch; undefined: it is not. */
function settledAt({ state }: Delivery): number | undefined {
  switch (state.kind) {
    case 'delivered':
      return Date.parse(state.receipt.receivedAt);
    case 'withdrawn':
      return Date.parse(state.at);
    case 'queued':
    case 'sending':
    case 'waiting':
    case 'held':
      return undefined;
  }
}

/**
 * Removes one copy among the sent ones when it was settled before `cutoff`. It is gone at once and as a whole: a kill
 * in the middle leaves a folder that the next scan sweeps up. Both files are read first, so what is locked or not
 * understood is never removed. Call it in the ticket's turn.
 */
export async function removeCopy(
  fs: FileSystem,
  folder: DataFolder,
  id: string,
  cutoff: number,
): Promise<boolean> {
  const path = folder.sentTicket(id);
  // In the outbox it may be the only one there is.
  if (!fs.exists(path) || fs.exists(folder.outboxTicket(id))) return false;
  const { data: ticket } = await openJson(fs, ticketFile.ticket(path), Ticket);
  const { data: delivery } = await openJson(fs, ticketFile.delivery(path), Delivery);
  const settled = settledAt(delivery);
  if (settled === undefined || ticket.id !== id || delivery.ticketId !== id) return false;
  // A desk's clock may be wrong: nothing was delivered before it was sealed.
  if (Math.max(settled, Date.parse(ticket.sealedAt)) >= cutoff) return false;
  const gone = folder.removing(folder.sent, id);
  await renameDurably(fs, path, gone);
  // What resists now is swept up by the next scan.
  await fs.removeTree(gone).catch(() => undefined);
  return true;
}
