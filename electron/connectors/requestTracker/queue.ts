import type { Failure } from '../../../core/outbox/failure.ts';
import { Queue } from './answers.ts';
import type { RequestTrackerContext } from './context.ts';

/** The queue of the settings, with its custom fields as far as the account sees them. */
export async function readQueue(
  { api, settings }: RequestTrackerContext,
  signal: AbortSignal,
): Promise<{ kind: 'queue'; queue: Queue } | { kind: 'failure'; failure: Failure }> {
  const path = `queue/${encodeURIComponent(settings.queue)}`;
  const outcome = await api.ask({ method: 'GET', path, signal }, Queue);
  return outcome.kind === 'value' ? { kind: 'queue', queue: outcome.value } : outcome;
}

/** Id of a custom field of the queue; undefined when there is none of that name, or the account does not see it. */
export function fieldId(queue: Queue, name: string): string | undefined {
  return queue.TicketCustomFields?.find((field) => field.name.toLowerCase() === name.toLowerCase())?.id;
}
