import type { ReportList, ReportView } from '../../../core/contract/views.ts';
import type { Delivery, DeliveryState } from '../../../core/outbox/delivery.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import { fullDraft, id, logFile, machine, minutesAgo, now, pictures } from './drafts.ts';

/** The ticket that `fullDraft` becomes. */
export function ticket(n: number, change: Partial<Ticket> = {}): Ticket {
  return {
    schema: 1,
    id: id(n),
    createdAt: minutesAgo(12),
    sealedAt: minutesAgo(10),
    source: 'tray',
    summary: String(fullDraft.summary),
    details: String(fullDraft.details),
    steps: (fullDraft.steps ?? []).map(({ text }) => text),
    expected: 'One label.',
    actual: 'Two labels with the same number.',
    since: 'since the update on Monday',
    frequency: 'always',
    tried: 'Restarted the printer and the program.',
    hindrance: 'slowed',
    category: { id: 'printing', label: 'Printing or scanning' },
    contact: fullDraft.contact ?? { name: '', email: '', phone: '', bestTime: '', callBack: false },
    attachments: [...pictures, logFile].map(({ included: _included, ...attachment }) => attachment),
    machine,
    withheld: ['network'],
    app: { version: '0.1.0', platform: 'linux' },
    language: 'en',
    ...change,
  };
}

/** Each state that a ticket can be in. */
export const states = {
  queued: { kind: 'queued' },
  sending: { kind: 'sending', attempt: 1, startedAt: now },
  waiting: {
    kind: 'waiting',
    until: new Date(Date.parse(now) + 170_000).toISOString(),
    failure: { code: 'serverError', status: 503, mayHaveArrived: false },
  },
  held: {
    kind: 'held',
    failure: {
      code: 'rejected',
      status: 422,
      detail: 'Cost centre cannot be blank',
      mayHaveArrived: false,
    },
  },
  delivered: {
    kind: 'delivered',
    receipt: {
      desk: 'IT support',
      number: '4711',
      url: 'https://desk.example.org/issues/4711',
      receivedAt: now,
    },
  },
  withdrawn: { kind: 'withdrawn', at: now },
} as const satisfies Record<string, DeliveryState>;
export type StateName = keyof typeof states;

/** One ticket in a state, with a ledger that led there. */
export function reportView(n: number, state: DeliveryState, summary?: string): ReportView {
  const failed = {
    code: 'serverError',
    status: 503,
    detail: 'Service Unavailable',
    mayHaveArrived: false,
  } as const;
  const ledger: Delivery['ledger'] =
    state.kind === 'queued'
      ? []
      : [
          {
            number: 1,
            startedAt: minutesAgo(9),
            endedAt: minutesAgo(9),
            outcome: { kind: 'failed', failure: failed, lasting: false },
          },
          ...(state.kind === 'delivered'
            ? [
                {
                  number: 2,
                  startedAt: now,
                  endedAt: now,
                  outcome: { kind: 'delivered' as const, number: state.receipt.number, foundByLookUp: false },
                },
              ]
            : []),
        ];
  const delivery: Delivery = {
    schema: 1,
    ticketId: id(n),
    state,
    attemptCount: ledger.length,
    ledger,
    journal: [],
    ...(state.kind === 'delivered'
      ? { deskStatus: { label: 'In progress', closed: false, checkedAt: now } }
      : {}),
  };
  return {
    ticket: ticket(n, summary === undefined ? {} : { summary }),
    delivery,
    ledger,
    attachmentUrls: {},
  };
}

/** The line of the list for a ticket. */
export function summaryOf({ ticket: one, delivery }: ReportView): ReportList['reports'][number] {
  return {
    id: one.id,
    summary: one.summary,
    sealedAt: one.sealedAt,
    attachments: one.attachments.length,
    state: delivery.state,
    attemptCount: delivery.attemptCount,
    mayHaveArrived: false,
    ...(delivery.deskStatus === undefined ? {} : { deskStatus: delivery.deskStatus }),
    ...(delivery.state.kind === 'sending' ? { progress: 0.4 } : {}),
  };
}
