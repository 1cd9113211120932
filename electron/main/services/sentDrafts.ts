import type { Stored } from '../../../core/ports/stores.ts';
import { fail } from '../../../core/result.ts';
import type { Draft } from '../../../core/ticket/draft.ts';
import type { FileTicketStore } from '../../adapters/files/ticketStore.ts';
import type { Drafts } from './drafts.ts';

type Tickets = Pick<FileTicketStore, 'isStored'>;

/**
 * Removes a draft whose ticket is stored: the app was killed between saving the ticket and removing the draft. True
 * when it was one. Where the disk does not tell, the draft stays.
 */
export async function removeIfSent(drafts: Drafts, tickets: Tickets, id: string): Promise<boolean> {
  const stored = await tickets.isStored(id);
  if (!stored.ok || !stored.value) return false;
  await drafts.discard(id);
  return true;
}

/**
 * The draft with this id, unless it was sent: what is written into such a one would be in no ticket. Looked at here as
 * well as at the start, because a person can be faster than the tidying of many drafts.
 */
export async function readUnsent(drafts: Drafts, tickets: Tickets, id: string): Stored<Draft> {
  return (await removeIfSent(drafts, tickets, id)) ? fail({ kind: 'notFound' }) : drafts.read(id);
}
