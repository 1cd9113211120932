import type { Page } from '@playwright/test';
import type { CarriedOutcome, DeliveryView } from '../../../core/contract/handOverViews.ts';
import type { DeliveryState } from '../../../core/outbox/delivery.ts';
import { id, minutesAgo, now } from './drafts.ts';
import type { FakeBridgeOptions } from './fakeBridge.ts';
import { reportView, states, summaryOf } from './reports.ts';
import { appDescription, ordinaryDay } from './states.ts';

const handOvers = [{ id: id(801), at: minutesAgo(5) }];

/** One report that travels as a file, whole. */
function report(state: DeliveryState, more: Partial<DeliveryView>): FakeBridgeOptions {
  const view = reportView(1, state);
  const delivery = { ...view.delivery, ...more };
  const shown = { ...view, delivery, ledger: delivery.ledger };
  return {
    ...ordinaryDay(),
    app: appDescription({ location: { screen: 'reports', reportId: id(1) } }),
    reports: [shown],
    list: { ...ordinaryDay().list, reports: [summaryOf(shown)] },
  };
}

const ask =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog').waitFor();
  };

const opened = (outcome: CarriedOutcome): FakeBridgeOptions =>
  ordinaryDay({
    app: appDescription({
      location: { screen: 'reports' },
      notices: [{ kind: 'carriedFile', outcome }],
    }),
  });

const paused: DeliveryState = { kind: 'held', failure: { code: 'handedOver', mayHaveArrived: false } };

/** The screens of reports that travel as files. */
export const carriedLooks = {
  'hand-over-question': { options: () => report(states.queued, {}), steps: ask('Hand over as a file') },
  'handed-over': { options: () => report(states.waiting, { handOvers }), whole: true },
  'handed-over-paused': { options: () => report(paused, { handOvers }), steps: ask('Send now') },
  'handed-over-withdraw': { options: () => report(states.queued, { handOvers }), steps: ask('Withdraw') },
  'handed-over-twice': {
    options: () => {
      const { ledger } = reportView(1, states.delivered).delivery;
      const outcome = { kind: 'filedFromFile' as const, number: '4712', handOverId: id(801) };
      return report(states.delivered, {
        handOvers,
        attemptCount: 3,
        ledger: [...ledger, { number: 3, startedAt: minutesAgo(5), endedAt: now, outcome }],
      });
    },
    whole: true,
  },
  'came-as-file': { options: () => report(states.delivered, { imports: handOvers }), whole: true },
  'opened-receipt': {
    options: () => opened({ kind: 'receipt', id: id(10), outcome: { kind: 'closed', number: '4711' } }),
  },
  'opened-report': {
    options: () =>
      opened({
        kind: 'report',
        id: id(10),
        known: false,
        fingerprint: '3f2a 91bc 0d4e 77aa 5c1d 88e2 b6f0 4a39',
      }),
  },
  'opened-damaged': {
    options: () =>
      opened({ kind: 'refused', problem: { kind: 'damaged', part: 'attachments/screen-1.png' } }),
  },
};
