import { describe, expect, it } from 'vitest';
import { newDelivery, type Delivery, type DeliveryState } from '../../../core/outbox/delivery.ts';
import {
  dueAt,
  ImpossibleTransition,
  mayHaveArrived,
  nextDelivery,
  type DeliveryEvent,
} from '../../../core/outbox/transitions.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { failure } from '../../fakes/scriptedDesk.ts';

const id = ulidOf(1);
const now = Date.parse('2026-03-01T08:00:00.000Z');
const at = new Date(now).toISOString();
const receipt = { desk: 'Service desk', number: '4711', receivedAt: at };

const states: Record<DeliveryState['kind'], DeliveryState> = {
  queued: { kind: 'queued' },
  sending: { kind: 'sending', attempt: 1, startedAt: at },
  waiting: { kind: 'waiting', until: at, failure: failure('timeout') },
  held: { kind: 'held', failure: failure('rejected') },
  delivered: { kind: 'delivered', receipt },
  withdrawn: { kind: 'withdrawn', at },
};

const journaled = { kind: 'uploaded', sha256: 'a'.repeat(64), attachmentId: id, token: 't', at } as const;

const events: Record<string, DeliveryEvent> = {
  attemptStarted: { kind: 'attemptStarted', now },
  journaled: { kind: 'journaled', entry: journaled },
  delivered: { kind: 'delivered', now, receipt, foundByLookUp: false },
  failedForNow: { kind: 'failedForNow', now, failure: failure('timeout'), random: 0 },
  failedForGood: { kind: 'failedForGood', now, failure: failure('rejected') },
  interrupted: { kind: 'interrupted', now, random: 0 },
  'wokenUp without held': { kind: 'wokenUp', includeHeld: false },
  'wokenUp with held': { kind: 'wokenUp', includeHeld: true },
  withdrawn: { kind: 'withdrawn', now },
};

const no = 'impossible';
/** Rows: the event. Columns: the state before. Cells: the state after. */
const table: Record<string, Record<DeliveryState['kind'], DeliveryState['kind'] | typeof no>> = {
  attemptStarted: {
    queued: 'sending',
    sending: no,
    waiting: 'sending',
    held: no,
    delivered: no,
    withdrawn: no,
  },
  journaled: { queued: no, sending: 'sending', waiting: no, held: no, delivered: no, withdrawn: no },
  delivered: { queued: no, sending: 'delivered', waiting: no, held: no, delivered: no, withdrawn: no },
  failedForNow: { queued: no, sending: 'waiting', waiting: no, held: no, delivered: no, withdrawn: no },
  failedForGood: { queued: no, sending: 'held', waiting: no, held: no, delivered: no, withdrawn: no },
  interrupted: { queued: no, sending: 'waiting', waiting: no, held: no, delivered: no, withdrawn: no },
  'wokenUp without held': {
    queued: 'queued',
    sending: 'sending',
    waiting: 'queued',
    held: 'held',
    delivered: 'delivered',
    withdrawn: 'withdrawn',
  },
  'wokenUp with held': {
    queued: 'queued',
    sending: 'sending',
    waiting: 'queued',
    held: 'queued',
    delivered: 'delivered',
    withdrawn: 'withdrawn',
  },
  withdrawn: {
    queued: 'withdrawn',
    sending: no,
    waiting: 'withdrawn',
    held: 'withdrawn',
    delivered: no,
    withdrawn: 'withdrawn',
  },
};

const delivery = (state: DeliveryState, more: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery(id),
  attemptCount: state.kind === 'sending' ? 1 : 0,
  ...more,
  state,
});

describe('every event in every state', () => {
  const rows = Object.entries(table).flatMap(([event, row]) =>
    Object.entries(row).map(([before, after]) => ({ event, before, after })),
  );
  it.each(rows)('$event while $before: $after', ({ event, before, after }) => {
    const found = delivery(states[before as DeliveryState['kind']]);
    const happen = (): Delivery => nextDelivery(found, events[event]!);
    if (after === no) expect(happen).toThrow(ImpossibleTransition);
    else expect(happen().state.kind).toBe(after);
  });

  it('leaves the value it was given alone', () => {
    const before = delivery(states.sending);
    const copy = structuredClone(before);
    nextDelivery(before, events['failedForNow']!);
    expect(before).toEqual(copy);
  });
});

describe('the ledger', () => {
  it('keeps each attempt with its outcome', () => {
    let found = newDelivery(id);
    found = nextDelivery(found, { kind: 'attemptStarted', now });
    found = nextDelivery(found, { kind: 'failedForNow', now: now + 10, failure: failure('dns'), random: 0 });
    found = nextDelivery(found, { kind: 'attemptStarted', now: now + 6000 });
    found = nextDelivery(found, { kind: 'delivered', now: now + 7000, receipt, foundByLookUp: true });
    expect(found.attemptCount).toBe(2);
    expect(found.ledger.map(({ number, outcome }) => [number, outcome.kind])).toEqual([
      [1, 'failed'],
      [2, 'delivered'],
    ]);
    expect(found.state).toEqual({ kind: 'delivered', receipt });
  });

  it('keeps the first and the last attempts of a ticket that waits for months, and counts them all', () => {
    let found = newDelivery(id);
    for (let attempt = 0; attempt < 200; attempt += 1) {
      found = nextDelivery(found, { kind: 'attemptStarted', now });
      found = nextDelivery(found, { kind: 'failedForNow', now, failure: failure('dns'), random: 0 });
    }
    expect(found.ledger).toHaveLength(50);
    expect(found.ledger.map(({ number }) => number).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 156]);
    expect(found.attemptCount).toBe(200);
  });

  it('forgets uploads that are void', () => {
    let found = nextDelivery(newDelivery(id), { kind: 'attemptStarted', now });
    found = nextDelivery(found, events['journaled']!);
    expect(found.journal).toEqual([journaled]);
    found = nextDelivery(found, { kind: 'journaled', entry: { kind: 'uploadsVoid', at } });
    expect(found.journal).toEqual([{ kind: 'uploadsVoid', at }]);
  });

  it('waits as long as the desk asked, and not at all after an interruption', () => {
    const sending = delivery(states.sending);
    const limited = nextDelivery(sending, {
      kind: 'failedForNow',
      now,
      random: 0,
      failure: failure('rateLimited', { retryAfter: 600 }),
    });
    expect(dueAt(limited)).toBe(now + 600_000);
    expect(dueAt(nextDelivery(sending, { kind: 'interrupted', now, random: 0.9 }))).toBe(now);
  });
});

describe('mayHaveArrived', () => {
  const after = (...codes: { mayHaveArrived: boolean }[]): Delivery =>
    codes.reduce(
      (found, more) =>
        nextDelivery(nextDelivery(found, { kind: 'attemptStarted', now }), {
          kind: 'failedForNow',
          now,
          failure: failure('timeout', more),
          random: 0,
        }),
      newDelivery(id),
    );

  it('is false for a ticket that never left', () => expect(mayHaveArrived(newDelivery(id))).toBe(false));
  it('is false after a certain no', () =>
    expect(mayHaveArrived(after({ mayHaveArrived: false }))).toBe(false));
  it('is true after a perhaps', () => expect(mayHaveArrived(after({ mayHaveArrived: true }))).toBe(true));
  it('stays true when a later attempt certainly did not arrive', () => {
    expect(mayHaveArrived(after({ mayHaveArrived: true }, { mayHaveArrived: false }))).toBe(true);
  });
  it('is true after an attempt that its process did not survive', () => {
    expect(mayHaveArrived(nextDelivery(delivery(states.sending), events['interrupted']!))).toBe(true);
  });
  it('is true when attempts are missing from the ledger', () => {
    expect(mayHaveArrived({ ...newDelivery(id), attemptCount: 1 })).toBe(true);
  });
});

describe('dueAt', () => {
  it.each([
    ['queued', 0],
    ['waiting', now],
    ['sending', undefined],
    ['held', undefined],
    ['delivered', undefined],
    ['withdrawn', undefined],
  ] as const)('of %s is %j', (kind, due) => {
    expect(dueAt(delivery(states[kind]))).toBe(due);
  });
});
