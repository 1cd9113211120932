import type { DeskStatus, Receipt } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import { Ticket } from './answers.ts';
import type { RequestTrackerContext } from './context.ts';

/** Statuses of the life cycles that Request Tracker brings (RT_Config.pm, %Lifecycles), by whether they are over. */
const over = new Set(['resolved', 'rejected', 'deleted']);
const notOver = new Set(['new', 'open', 'stalled']);

/** How the ticket stands now; of a merged one, how the ticket stands that it is part of. */
export async function readTicketStatus(
  { api, clock }: RequestTrackerContext,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<{ kind: 'status'; status: DeskStatus } | { kind: 'unknown'; failure: Failure }> {
  const path = `ticket/${encodeURIComponent(receipt.number)}`;
  const outcome = await api.ask({ method: 'GET', path, signal }, Ticket);
  if (outcome.kind === 'failure') return { kind: 'unknown', failure: outcome.failure };
  const { Status: label = '', Resolved: resolved, LastUpdated } = outcome.value;
  if (label === '') return { kind: 'unknown', failure: { code: 'badAnswer', mayHaveArrived: false } };
  const updated = Date.parse(LastUpdated ?? '');
  return {
    kind: 'status',
    status: {
      label: label.slice(0, 200),
      // A status of the desk's own: whatever ends a life cycle sets the time, which is 1970 before that.
      closed: over.has(label) || (!notOver.has(label) && Date.parse(resolved ?? '') > 0),
      ...(Number.isNaN(updated) ? {} : { updatedAt: new Date(updated).toISOString() }),
      checkedAt: new Date(clock.now()).toISOString(),
    },
  };
}
