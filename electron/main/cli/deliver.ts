import type { Delivery } from '../../../core/outbox/delivery.ts';
import { deskRefusals } from '../../../core/outbox/failure.ts';
import { differenceWords } from '../../../core/texts/words.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import { unreachable } from '../../../core/result.ts';
import type { House } from '../house.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Output } from './output.ts';
import { refusalWords } from './words.ts';

/** How often a ticket that another process delivers is looked at, in milliseconds. */
const lookEvery = 250;

const onItsWay = new Set(['queued', 'sending']);
const done = new Set(['delivered', 'withdrawn']);

/**
 * Delivers tickets from this process, or, when the app is already running, asks it to and watches. Ends when every
 * one of them has an outcome (delivered, held, or waiting for a later attempt) or `wait` milliseconds are over.
 */
export async function awaitDelivery(
  house: House,
  output: Output,
  ids: readonly string[],
  wait: number,
): Promise<Map<string, Delivery>> {
  const deadline = house.ground.clock.now() + wait;
  const before = await readAll(house, ids);
  const begun = await house.delivering.begin();
  if (begun === 'elsewhere') {
    output.say(house.ground.translate()('cli:report.elsewhere'));
    await house.signalWake();
  } else {
    await Promise.race([
      house.delivering.read,
      new Promise<void>((resolve) => house.ground.clock.after(wait, resolve)),
    ]);
    for (const id of ids) await house.courier.sendNow(id);
  }
  for (;;) {
    const known = await readAll(house, ids);
    const settled = [...known.values()].every(
      ({ ticketId, state, attemptCount }) =>
        !onItsWay.has(state.kind) &&
        (attemptCount > (before.get(ticketId)?.attemptCount ?? 0) || done.has(state.kind)),
    );
    if (settled || refused(house, known) || house.ground.clock.now() >= deadline) return known;
    await new Promise<void>((resolve) => house.ground.clock.after(lookEvery, resolve));
  }
}

/** The desk takes nothing from this app: those behind the first one would wait for the whole time. */
function refused(house: House, known: ReadonlyMap<string, Delivery>): boolean {
  if (house.courier.situation().refusals.length === 0) return false;
  return [...known.values()].every(({ state }) => state.kind !== 'sending');
}

async function readAll(house: House, ids: readonly string[]): Promise<Map<string, Delivery>> {
  const known = new Map<string, Delivery>();
  for (const id of ids) {
    const delivery = await house.tickets.readDelivery(id);
    if (delivery.ok) known.set(id, delivery.value);
  }
  return known;
}

/** What programs get to know of one delivery. */
export function deliveryData(id: string, delivery: Delivery | undefined): Record<string, unknown> {
  const state = delivery?.state;
  if (state === undefined) return { id, state: 'unknown' };
  const attempts = delivery?.attemptCount ?? 0;
  switch (state.kind) {
    case 'delivered':
      return { id, state: 'delivered', attempts, ...state.receipt };
    case 'waiting':
      return { id, state: 'waiting', attempts, until: state.until, failure: state.failure };
    case 'held':
      return { id, state: 'held', attempts, failure: state.failure };
    case 'queued':
    case 'sending':
    case 'withdrawn':
      return { id, state: state.kind, attempts };
    default:
      return unreachable(state);
  }
}

/** Says how a delivery ended; the exit code says it to programs. */
export function sayDelivery(delivery: Delivery | undefined, output: Output, translate: Translate): ExitCode {
  const state = delivery?.state;
  switch (state?.kind) {
    case 'delivered': {
      const { number, desk, url } = state.receipt;
      output.say(translate('cli:report.delivered', { number, desk }));
      if (url !== undefined) output.say(translate('cli:report.deliveredAt', { url }));
      for (const difference of state.receipt.differences ?? []) {
        output.say(translate('cli:report.difference', { words: differenceWords(difference, translate) }));
      }
      return exitCodes.done;
    }
    case 'held':
      output.say(translate('cli:report.held', { reason: refusalWords(state.failure, translate) }));
      return exitCodes.held;
    case 'waiting':
      output.say(translate('cli:report.waiting', { reason: refusalWords(state.failure, translate) }));
      // It goes by itself, but not before somebody has mended what the desk refuses.
      return deskRefusals.has(state.failure.code) ? exitCodes.held : exitCodes.waiting;
    default:
      output.say(translate('cli:report.stillWaiting'));
      return exitCodes.waiting;
  }
}
