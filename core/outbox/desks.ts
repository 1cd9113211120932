import type { HelpDesk } from '../ports/helpDesk.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { deskRefusals, deskTroubles } from './failure.ts';
import type { Delivery } from './delivery.ts';

/** A desk and where it is. */
export interface PlacedDesk {
  desk: HelpDesk;
  /** The same for the same place (address and project), whatever its name or key; also the name of its lane. */
  place: string;
}

/** Where tickets can go. */
export interface DeskChoice {
  deskFor: (ticket: Ticket) => HelpDesk;
  /** See `PlacedDesk`. Without it the name of the desk stands for its place. */
  placeOf?: (desk: HelpDesk) => string;
  /** Takes over from a first desk that has failed for `after` milliseconds. */
  secondDesk?: { desk: HelpDesk; after: number } | undefined;
}

/** The desk that a ticket goes to first. */
export function firstDesk({ deskFor, placeOf }: DeskChoice, ticket: Ticket): PlacedDesk {
  const desk = deskFor(ticket);
  return { desk, place: placeOf?.(desk) ?? desk.name };
}

/** The desk that takes over, with its patience in milliseconds; undefined: there is none. */
export function secondDesk({
  secondDesk: second,
  placeOf,
}: DeskChoice): (PlacedDesk & { after: number }) | undefined {
  return second && { ...second, place: placeOf?.(second.desk) ?? second.desk.name };
}

/**
 * Since when the ledger says that a place has failed without a break, for reasons of the desk. In milliseconds since
 * the epoch; undefined: the newest attempt there ended otherwise, or there was none.
 */
export function failedSince({ ledger, place: last }: Delivery, place: string): number | undefined {
  if (last !== undefined && last !== place) return undefined;
  let since: number | undefined;
  for (const { outcome, startedAt } of [...ledger].reverse()) {
    const code = outcome.kind === 'failed' ? outcome.failure.code : undefined;
    // An attempt that this app did not survive says nothing of the desk.
    if (code === 'interrupted') continue;
    if (code === undefined || !(deskTroubles.has(code) || deskRefusals.has(code))) break;
    since = Date.parse(startedAt);
  }
  return since;
}
