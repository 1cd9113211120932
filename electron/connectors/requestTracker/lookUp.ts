import type { Failure } from '../../../core/outbox/failure.ts';
import { fieldValues, TicketPage, type Ticket } from './answers.ts';
import type { RequestTrackerContext } from './context.ts';
import { fieldId, readQueue } from './queue.ts';
import { readParts, readText } from './stored.ts';

/** Outcome of a search for the ticket that carries a report id. */
export type Search =
  { kind: 'found'; number: string } | { kind: 'absent' } | { kind: 'unknown'; failure: Failure };

/** Hits per page; Request Tracker gives no more. */
const pageSize = 100;

/** A text within a query (RT::SQL): quotes and backslashes are escaped. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/**
 * Finds the ticket with the report id, also a closed one and one that was merged into another. A deleted one is in no
 * search.
 *
 * Request Tracker answers a query with a mistake in it, or with a field that it does not know, as if nothing had been
 * found: so the field is asked for first, and named by its id, which needs no quoting. Each hit's own value decides.
 */
export async function searchTicket(
  context: RequestTrackerContext,
  reportId: string,
  signal: AbortSignal,
): Promise<Search> {
  const { api, settings } = context;
  const { reportIdField } = settings;
  const notConfigured = { code: 'notConfigured', mayHaveArrived: true } as const;
  if (reportIdField === undefined) return { kind: 'unknown', failure: notConfigured };
  const queue = await readQueue(context, signal);
  if (queue.kind === 'failure') return unknown(queue.failure);
  const field = fieldId(queue.queue, reportIdField);
  if (field === undefined) return { kind: 'unknown', failure: notConfigured };

  // Naming EffectiveId brings merged tickets, which a search leaves out otherwise (RT::Tickets).
  const query = `CF.{${field}} = ${quoted(reportId)} AND EffectiveId > 0`;
  const path = `tickets?query=${encodeURIComponent(query)}&fields=CustomFields,EffectiveId&orderby=id&order=DESC&per_page=${pageSize}`;
  const page = await api.ask({ method: 'GET', path, signal }, TicketPage);
  if (page.kind === 'failure') return unknown(page.failure);
  const { items } = page.value;
  // The oldest one, should there be two: it is the one that people know.
  const hit = items.findLast((one) => fieldValues(one, reportIdField)?.includes(reportId) === true);
  if (hit !== undefined) return { kind: 'found', number: hit.EffectiveId ?? hit.id };
  return searchTexts(context, items, reportId, signal);
}

/** A ticket in a queue without the field does not show it; its text names the report id as well. */
async function searchTexts(
  { api, settings }: RequestTrackerContext,
  hits: readonly Ticket[],
  reportId: string,
  signal: AbortSignal,
): Promise<Search> {
  const { reportIdField = '' } = settings;
  const mute = hits.filter((hit) => fieldValues(hit, reportIdField) === undefined);
  // So many are no hits: the filter was ignored, and what is searched for may stand on a later page.
  if (hits.length >= pageSize || mute.length > 5) {
    return { kind: 'unknown', failure: { code: 'badAnswer', mayHaveArrived: true } };
  }
  for (const { id } of mute) {
    const stored = await readParts(api, id, signal);
    if (stored.kind === 'failure') return unknown(stored.failure);
    const text = await readText(api, stored.parts, signal);
    if (text.kind === 'failure') return unknown(text.failure);
    if (text.text?.includes(reportId) === true) return { kind: 'found', number: id };
  }
  if (mute.length === 0) return { kind: 'absent' };
  return { kind: 'unknown', failure: { code: 'badAnswer', mayHaveArrived: true } };
}

const unknown = (failure: Failure): Search => ({
  kind: 'unknown',
  failure: { ...failure, mayHaveArrived: true },
});
