import type { HelpDeskCapabilities } from '../ports/helpDesk.ts';
import type { Delivery, HandOver, Receipt } from './delivery.ts';
import type { Failure } from './failure.ts';
import { record } from './transitions.ts';

/** How long the desk is left alone between two look-ups of a handed-over ticket, in seconds. */
const lookAgainAfter = 60;

/** The ticket leaves in one more file. An earlier decision to send it all the same was about the files before. */
export function withHandOver(delivery: Delivery, handOver: HandOver): Delivery {
  const { sendAnyway: _earlier, ...rest } = delivery;
  return { ...rest, handOvers: [...(delivery.handOvers ?? []), handOver] };
}

/** The file did not come about after all. */
export function withoutHandOver(delivery: Delivery, id: string): Delivery {
  const { handOvers = [], ...rest } = delivery;
  const left = handOvers.filter((handOver) => handOver.id !== id);
  return left.length === 0 ? rest : { ...rest, handOvers: left };
}

/** One more file brought the ticket here; the same one counts once. */
export function withImport(delivery: Delivery, handOver: HandOver): Delivery {
  const { imports = [] } = delivery;
  if (imports.some(({ id }) => id === handOver.id)) return delivery;
  return { ...delivery, imports: [...imports, handOver] };
}

/** True when creating the ticket twice would make two of them: the desk does not treat them as one by itself. */
const makesTwo = ({ idempotencyKey }: HelpDeskCapabilities): boolean => !idempotencyKey;

/**
 * Whether an attempt of the machine that handed the ticket over has to wait for a person, asked before anything is
 * sent: at a desk that cannot be asked for a report id nobody knows whether the file was filed.
 */
export function heldByHandOver(delivery: Delivery, capabilities: HelpDeskCapabilities): Failure | undefined {
  const { handOvers = [], sendAnyway = false } = delivery;
  if (handOvers.length === 0 || sendAnyway || capabilities.lookUp || !makesTwo(capabilities))
    return undefined;
  return { code: 'handedOver', mayHaveArrived: false };
}

/**
 * Whether the machine that handed the ticket over has to look a second time, asked when the desk did not have it: a
 * network that comes back comes back for both machines at the same moment. After a pause the one that was asked to
 * file it is through, or still far from it.
 */
export function looksAgain(delivery: Delivery, capabilities: HelpDeskCapabilities): Failure | undefined {
  const { handOvers = [], ledger } = delivery;
  if (handOvers.length === 0 || !makesTwo(capabilities)) return undefined;
  const last = ledger.at(-1)?.outcome;
  if (last?.kind === 'failed' && last.failure.code === 'handedOverLook') return undefined;
  return { code: 'handedOverLook', mayHaveArrived: false, retryAfter: lookAgainAfter };
}

/** What a receipt meant for the ticket; numbers are the desk's. */
export type ReceiptOutcome =
  | { kind: 'closed'; number: string }
  /** It was delivered before, and the desk has one ticket of it. */
  | { kind: 'already'; number: string }
  /** It was sent from here as well as filed from the file: the desk has two tickets. */
  | { kind: 'twice'; own: string; other: string };

/**
 * The ticket was filed from a file. Whatever state it was in, it is at the desk now, so it counts as delivered; one
 * that has a number of its own keeps it, and the other number goes into the ledger.
 *
 * @param now milliseconds since the epoch
 */
export function filedFromFile(
  delivery: Delivery,
  { receipt, handOverId, now }: { receipt: Receipt; handOverId: string; now: number },
): { delivery: Delivery; outcome: ReceiptOutcome } {
  const { state, ledger, attemptCount } = delivery;
  const at = new Date(now).toISOString();
  const number = attemptCount + 1;
  const filed: Delivery = {
    ...delivery,
    attemptCount: number,
    ledger: record(ledger, {
      number,
      startedAt: delivery.handOvers?.find(({ id }) => id === handOverId)?.at ?? at,
      endedAt: at,
      outcome: { kind: 'filedFromFile', number: receipt.number, handOverId },
    }),
  };
  if (state.kind !== 'delivered') {
    return {
      delivery: { ...filed, state: { kind: 'delivered', receipt } },
      outcome: { kind: 'closed', number: receipt.number },
    };
  }
  const own = state.receipt.number;
  if (own === receipt.number) return { delivery, outcome: { kind: 'already', number: own } };
  const known = ledger.some(
    ({ outcome }) => outcome.kind === 'filedFromFile' && outcome.number === receipt.number,
  );
  return {
    delivery: known ? delivery : filed,
    outcome: { kind: 'twice', own, other: receipt.number },
  };
}

/** The number of a second ticket at the desk that a receipt told of; undefined: there is one ticket, as far as is known. */
export function secondNumber({ state, ledger }: Pick<Delivery, 'state' | 'ledger'>): string | undefined {
  if (state.kind !== 'delivered') return undefined;
  for (const { outcome } of ledger) {
    if (outcome.kind === 'filedFromFile' && outcome.number !== state.receipt.number) return outcome.number;
  }
  return undefined;
}
