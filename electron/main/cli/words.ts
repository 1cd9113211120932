import type { Attempt, DeliveryState } from '../../../core/outbox/delivery.ts';
import type { Failure } from '../../../core/outbox/failure.ts';
import type { DeskCheck } from '../../../core/ports/helpDesk.ts';
import type { StorageFailure } from '../../../core/ports/stores.ts';
import type { resources } from '../../../core/texts/languages.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import { formatBytes } from '../../../core/evidence/format.ts';

/** Why a desk did not take a ticket, as one sentence, with the desk's own words behind it. */
export function failureWords(failure: Failure, translate: Translate): string {
  const sentence = translate(`delivery:failure.${failure.code}.person`);
  return failure.detail === undefined ? sentence : `${sentence} (${failure.detail})`;
}

/** Why the disk did not do something, as one sentence. */
export function storageWords(failure: StorageFailure, translate: Translate): string {
  switch (failure.kind) {
    case 'unreadable':
    case 'newer':
      return translate(`storage:${failure.kind}`, { path: failure.path });
    case 'damaged':
      return translate('storage:damaged', { name: failure.name });
    case 'tooLarge':
      return translate('storage:tooLarge', {
        name: failure.name,
        limit: formatBytes(failure.limit, translate('policy:listLanguage')),
      });
    case 'other':
      return translate('storage:other', { detail: failure.detail });
    case 'diskFull':
    case 'readOnly':
    case 'notFound':
      return translate(`storage:${failure.kind}`);
  }
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
    return translate('cli:outcome.failed', { reason: failureWords(outcome.failure, translate) });
  return translate(outcome.foundByLookUp ? 'cli:outcome.found' : 'cli:outcome.delivered', {
    number: outcome.number,
  });
}

/** The checks that the texts know; `DeskCheck.name` is one of them. */
type CheckName = keyof (typeof resources)['en']['desk']['check'];

/** One check of a help desk's settings, as one sentence, and for a failed one what IT can do. */
export function deskCheckWords(check: DeskCheck, translate: Translate): string {
  const { name, passed, failure, detail = '' } = check;
  const words = translate(`desk:check.${name as CheckName}.${passed ? 'ok' : 'failed'}`, { detail });
  return failure === undefined ? words : `${words} (${translate(`delivery:failure.${failure.code}.it`)})`;
}
