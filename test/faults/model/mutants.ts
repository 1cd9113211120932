import type { Delivery } from '../../../core/outbox/delivery.ts';
import { AttachmentUnreadable, type HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import type { TicketStore } from '../../../core/ports/stores.ts';
import { ok } from '../../../core/result.ts';
import { redmineSeed } from '../../fakes/simulation/site.ts';
import type { DeskKindName } from './deskKinds.ts';
import type { Planted } from './house.ts';

/** A defect that somebody could make, and the desk at which it shows. */
export interface Mutant {
  desk: DeskKindName;
  planted: Planted;
}

type Tickets = NonNullable<Planted['tickets']>;

/** The store with some of its methods replaced. */
function changed(store: TicketStore, change: Partial<TicketStore>): TicketStore {
  return {
    save: (ticket, delivery, source) => store.save(ticket, delivery, source),
    readTicket: (id) => store.readTicket(id),
    readDelivery: (id) => store.readDelivery(id),
    writeDelivery: (delivery) => store.writeDelivery(delivery),
    list: () => store.list(),
    readAttachment: (id, attachment) => store.readAttachment(id, attachment),
    attachmentPath: (id, attachment) => store.attachmentPath(id, attachment),
    ...change,
  };
}

/** Says yes to some states without writing them. */
const forgets =
  (kind: Delivery['state']['kind']): Tickets =>
  (store) =>
    changed(store, {
      writeDelivery: (delivery) =>
        delivery.state.kind === kind ? Promise.resolve(ok(undefined)) : store.writeDelivery(delivery),
    });

const withoutTrace = (delivery: Delivery): Delivery =>
  delivery.state.kind === 'sending'
    ? { ...delivery, state: { kind: 'queued' }, attemptCount: 0, ledger: [] }
    : delivery;

/** Takes the first issue that Redmine shows for the one that was asked for. */
function firstHit(desk: HelpDesk, http: HttpClient): HelpDesk {
  desk.lookUp = async (_reportId, signal) => {
    const url = 'https://redmine.example/issues.json?status_id=*&limit=1';
    const headers = { 'X-Redmine-API-Key': redmineSeed.appKey };
    const outcome = await http({ method: 'GET', url, headers, timeout: 60_000, signal });
    const number = outcome.kind === 'answer' ? /"id":(\d+)/.exec(outcome.text)?.[1] : undefined;
    if (number === undefined) return { kind: 'absent' };
    return { kind: 'found', receipt: { desk: desk.name, number, receivedAt: '2026-03-01T08:00:00.000Z' } };
  };
  return desk;
}

/** Planted defects by what is wrong. */
export const mutants: Record<string, Mutant> = {
  'files are not fsynced': {
    desk: 'webhook',
    planted: {
      fileSystem: (fs) => ({
        ...fs,
        create: async (path) => ({ ...(await fs.create(path)), sync: () => Promise.resolve() }),
      }),
    },
  },
  'folders are not fsynced': {
    desk: 'webhook',
    planted: { fileSystem: (fs) => ({ ...fs, syncFolder: () => Promise.resolve() }) },
  },
  'saved is said before it is durable': {
    desk: 'webhook',
    planted: {
      tickets: (store) =>
        changed(store, {
          save: (ticket, delivery, source) => {
            void store.save(ticket, delivery, source);
            return Promise.resolve(ok({ exists: false }));
          },
        }),
    },
  },
  'the draft goes before the ticket is safe': {
    desk: 'webhook',
    planted: {
      tickets: (store, drafts) =>
        changed(store, {
          save: async (ticket, delivery, source) => {
            if (ticket.attachments.length === 0) await drafts.remove(ticket.id);
            return store.save(ticket, delivery, source);
          },
        }),
    },
  },
  'sending is not written before the request': {
    desk: 'webhookAsked',
    planted: { tickets: forgets('sending') },
  },
  'taking back is not written': { desk: 'webhook', planted: { tickets: forgets('withdrawn') } },
  'an interrupted attempt leaves no trace': {
    desk: 'webhookAsked',
    planted: {
      tickets: (store) =>
        changed(store, {
          readDelivery: async (id) => {
            const found = await store.readDelivery(id);
            return found.ok ? ok(withoutTrace(found.value)) : found;
          },
        }),
    },
  },
  'the journal is not kept': {
    desk: 'redmine',
    planted: {
      tickets: (store) =>
        changed(store, { writeDelivery: (delivery) => store.writeDelivery({ ...delivery, journal: [] }) }),
    },
  },
  'nobody is asked before a second create': {
    desk: 'webhookAsked',
    planted: {
      desk: (desk) =>
        Object.defineProperty(desk, 'capabilities', { value: { ...desk.capabilities, lookUp: false } }),
    },
  },
  'the hit of a look-up is neither compared nor read back': {
    desk: 'redmineUnfiltered',
    planted: {
      desk: (desk, http) => {
        const planted = firstHit(desk, http);
        const capabilities = { ...planted.capabilities, readsBack: false };
        return Object.defineProperty(planted, 'capabilities', { value: capabilities });
      },
    },
  },
  'the desk is not given the time it needs': {
    desk: 'lateCommitter',
    planted: {
      desk: (desk) => {
        const { settlesWithin: _left, ...capabilities } = desk.capabilities;
        return Object.defineProperty(desk, 'capabilities', { value: capabilities });
      },
    },
  },
  'the key changes with each attempt': {
    desk: 'webhookKeyed',
    planted: {
      http: (http) => {
        let made = 0;
        return (request) =>
          http({ ...request, headers: { ...request.headers, 'Idempotency-Key': `key-${(made += 1)}` } });
      },
    },
  },
  'a lost answer is taken for a lost request': {
    desk: 'webhookAsked',
    planted: {
      http: (http) => async (request) => {
        const outcome = await http(request);
        return outcome.kind === 'trouble' ? { ...outcome, sent: false } : outcome;
      },
    },
  },
  'any page counts as the desk’s word': {
    desk: 'webhookKeyed',
    planted: {
      http: (http) => async (request) => {
        const outcome = await http(request);
        if (outcome.kind !== 'answer' || request.method !== 'POST' || outcome.status >= 400) return outcome;
        return { ...outcome, status: 201, text: '{"number":"1000"}' };
      },
    },
  },
  'a passing failure is held': {
    desk: 'webhook',
    planted: {
      desk: (desk) => {
        const deliver = desk.deliver.bind(desk);
        desk.deliver = async (job) => {
          const outcome = await deliver(job);
          return outcome.kind === 'failedForNow' ? { ...outcome, kind: 'failedForGood' } : outcome;
        };
        return desk;
      },
    },
  },
  'long timers never ring': {
    desk: 'webhook',
    planted: {
      clock: (clock) => ({
        now: () => clock.now(),
        after: (ms, ring) => (ms >= 5_000 ? () => undefined : clock.after(ms, ring)),
      }),
    },
  },
  'what could not be read at the start is given up': {
    desk: 'webhook',
    planted: {
      tickets: (store) =>
        changed(store, {
          async *list() {
            for await (const found of store.list())
              yield found.kind === 'unread' ? { kind: 'quarantined', quarantined: found.quarantined } : found;
          },
        }),
    },
  },
  'a read error counts as damage': {
    desk: 'webhook',
    planted: {
      tickets: (store) =>
        changed(store, {
          async *readAttachment(id, attachment) {
            try {
              yield* store.readAttachment(id, attachment);
            } catch {
              throw new AttachmentUnreadable(attachment, 'not given');
            }
          },
        }),
    },
  },
};
