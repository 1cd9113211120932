import type { Attempt, DeliveryState } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import { checkWords, failureWords } from '../../../core/texts/words.ts';

/** Why a desk did not take a ticket, as one sentence, with the desk's own words behind it. */
export function refusalWords(failure: Failure, translate: Translate): string {
  const { person } = failureWords(failure, translate);
  return failure.detail === undefined ? person : `${person} (${failure.detail})`;
}

/** Where a ticket is, in a few words. */
export function stateWords(state: DeliveryState, translate: Translate): string {
  switch (state.kind) {
    case 'waiting':
      return translate('cli:state.waiting', { until: state.until });
    case 'delivered':
      return translate('cli:state.delivered', { number: state.receipt.number });
    default:
      return translate(`cli:state.${state.kind}`);
  }
}

/** How an attempt ended. */
export function outcomeWords({ outcome }: Attempt, translate: Translate): string {
  if (outcome.kind === 'failed')
    return translate('cli:outcome.failed', { reason: refusalWords(outcome.failure, translate) });
  if (outcome.kind === 'filedFromFile')
    return translate('cli:outcome.filedFromFile', { number: outcome.number });
  return translate(outcome.foundByLookUp ? 'cli:outcome.found' : 'cli:outcome.delivered', {
    number: outcome.number,
  });
}

/** One check of a help desk's settings, as one sentence, and for a failed one what IT can do. */
export function deskCheckWords(check: DeskCheck, translate: Translate): string {
  const words = checkWords(check, translate);
  return check.failure === undefined ? words : `${words} (${failureWords(check.failure, translate).it})`;
}
