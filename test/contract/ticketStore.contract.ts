import { describe, expect, it } from 'vitest';
import { newDelivery, type Delivery } from '../../core/outbox/delivery.ts';
import { nextDelivery } from '../../core/outbox/transitions.ts';
import { AttachmentUnreadable } from '../../core/ports/helpDesk.ts';
import type { Quarantined, StoredTicket, TicketStore } from '../../core/ports/stores.ts';
import type { Attachment } from '../../core/ticket/attachment.ts';
import { ulidOf } from '../fakes/chance.ts';
import { pieces, textOf } from '../fakes/temporaryFolder.ts';
import { sampleAttachment, sampleTicket } from '../fakes/tickets.ts';

/** A store with what the contract needs of its surroundings. */
export interface TicketStoreHouse {
  store: TicketStore;
  /** Lays bytes down as a draft's file and gives their path. */
  source: (attachment: Attachment, bytes: Uint8Array) => string;
  /** Makes one half of a ticket unreadable behind the store's back. */
  spoil: (id: string, half: 'ticket' | 'delivery') => void;
  /** Changes or takes away an attachment behind the store's back. */
  spoilAttachment: (id: string, attachment: Attachment, bytes: Uint8Array | undefined) => void;
  /** The next write of a state finds a full disk. */
  fillDisk: () => void;
}

const now = Date.parse('2026-03-01T08:00:00.000Z');
const receipt = { desk: 'Service desk', number: '4711', receivedAt: new Date(now).toISOString() };
const bytes = new TextEncoder().encode('what the screen showed');

const nothing = (): string => {
  throw new Error('there is no attachment');
};

function started(delivery: Delivery): Delivery {
  return nextDelivery(delivery, { kind: 'attemptStarted', now });
}

function delivered(delivery: Delivery): Delivery {
  return nextDelivery(started(delivery), { kind: 'delivered', now, receipt, foundByLookUp: false });
}

async function everything(
  store: TicketStore,
): Promise<{ tickets: StoredTicket[]; quarantined: Quarantined[] }> {
  const tickets: StoredTicket[] = [];
  const quarantined: Quarantined[] = [];
  for await (const found of store.list()) {
    if (found.kind === 'ticket') tickets.push(found.stored);
    else quarantined.push(found.quarantined);
  }
  return { tickets, quarantined };
}

/** What every TicketStore keeps, on disk or not. */
export function ticketStoreContract(name: string, makeHouse: () => TicketStoreHouse): void {
  const save = (store: TicketStore, number: number) => {
    const ticket = sampleTicket(number);
    return store.save(ticket, newDelivery(ticket.id), nothing);
  };

  describe(`${name} as a TicketStore`, () => {
    it('gives back what was saved', async () => {
      const { store } = makeHouse();
      const ticket = sampleTicket(1, { summary: 'ไม่สามารถพิมพ์ได้ "quoted" \u0000 💥' });
      expect(await store.save(ticket, newDelivery(ticket.id), nothing)).toEqual({
        ok: true,
        value: { exists: false },
      });
      expect(await store.readTicket(ticket.id)).toEqual({ ok: true, value: ticket });
      expect(await store.readDelivery(ticket.id)).toEqual({ ok: true, value: newDelivery(ticket.id) });
    });

    it('keeps the first of two tickets with one id and says so', async () => {
      const { store } = makeHouse();
      await save(store, 1);
      const again = sampleTicket(1, { summary: 'another text' });
      expect(await store.save(again, newDelivery(again.id), nothing)).toEqual({
        ok: true,
        value: { exists: true },
      });
      expect(await store.readTicket(again.id)).toMatchObject({ value: { summary: 'Problem 1' } });
    });

    it('saves a ticket once when it is asked twice at the same time', async () => {
      const { store } = makeHouse();
      const both = await Promise.all([save(store, 1), save(store, 1)]);
      expect(both.map((one) => one.ok && one.value.exists)).toEqual([false, true]);
    });

    it('knows a ticket that was delivered long ago', async () => {
      const { store } = makeHouse();
      await save(store, 1);
      await store.writeDelivery(delivered(newDelivery(ulidOf(1))));
      expect(await save(store, 1)).toEqual({ ok: true, value: { exists: true } });
    });

    it('keeps its own copy of an attachment and checks it on every reading', async () => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes);
      const ticket = sampleTicket(1, { attachments: [attachment] });
      const path = house.source(attachment, bytes);
      await house.store.save(ticket, newDelivery(ticket.id), () => path);
      house.source(attachment, new TextEncoder().encode('the draft goes on'));
      expect(await textOf(house.store.readAttachment(ticket.id, attachment))).toBe('what the screen showed');
      await house.store.writeDelivery(delivered(newDelivery(ticket.id)));
      expect(await textOf(house.store.readAttachment(ticket.id, attachment))).toBe('what the screen showed');
    });

    it.each([
      ['has changed', new TextEncoder().encode('what the screen shoWed')],
      ['has lost its end', bytes.slice(0, -1)],
      ['has grown', new Uint8Array([...bytes, 0])],
      ['is gone', undefined],
    ])('throws AttachmentUnreadable for an attachment that %s', async (_what, spoilt) => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes);
      const ticket = sampleTicket(1, { attachments: [attachment] });
      const path = house.source(attachment, bytes);
      await house.store.save(ticket, newDelivery(ticket.id), () => path);
      house.spoilAttachment(ticket.id, attachment, spoilt);
      await expect(textOf(house.store.readAttachment(ticket.id, attachment))).rejects.toThrow(
        AttachmentUnreadable,
      );
    });

    it.each([
      ['has other bytes of the same number', new Uint8Array(bytes).reverse()],
      ['is not what the draft noted', new TextEncoder().encode('something else entirely')],
      ['is longer than the draft noted', new Uint8Array([...bytes, 0])],
    ])('refuses to save an attachment that %s, by its name', async (_what, changed) => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes, 'screen.png');
      const ticket = sampleTicket(1, { attachments: [attachment] });
      const path = house.source(attachment, changed);
      const damaged = { ok: false, failure: { kind: 'damaged', name: 'screen.png' } };
      expect(await house.store.save(ticket, newDelivery(ticket.id), () => path)).toEqual(damaged);
      expect(await house.store.readTicket(ticket.id)).toEqual({ ok: false, failure: { kind: 'notFound' } });
      expect((await everything(house.store)).tickets).toEqual([]);
    });

    it('takes attachments as streams', async () => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes, 'screen.png');
      const ticket = sampleTicket(1, { attachments: [attachment] });
      const saved = await house.store.save(ticket, newDelivery(ticket.id), () => pieces(bytes));
      expect(saved).toEqual({ ok: true, value: { exists: false } });
      expect(await textOf(house.store.readAttachment(ticket.id, attachment))).toBe('what the screen showed');
    });

    it.each([
      ['breaks off', [bytes.subarray(0, 5)]],
      ['says something else', [new Uint8Array(bytes).reverse()]],
      ['does not end', [bytes, bytes, bytes]],
    ])('saves nothing of a ticket whose stream %s', async (_what, parts) => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes, 'screen.png');
      const ticket = sampleTicket(1, { attachments: [attachment] });
      async function* stream(): AsyncIterable<Uint8Array> {
        yield* parts;
        if (parts.length === 1) throw new AttachmentUnreadable(attachment, 'the stick is gone');
      }
      expect(await house.store.save(ticket, newDelivery(ticket.id), stream)).toEqual({
        ok: false,
        failure: { kind: 'damaged', name: 'screen.png' },
      });
      expect((await everything(house.store)).tickets).toEqual([]);
    });

    it('refuses to save when an attachment has vanished, by its name', async () => {
      const house = makeHouse();
      const attachment = sampleAttachment(9, bytes, 'screen.png');
      const ticket = sampleTicket(1, { attachments: [attachment] });
      expect(await house.store.save(ticket, newDelivery(ticket.id), () => '/not/there')).toEqual({
        ok: false,
        failure: { kind: 'damaged', name: 'screen.png' },
      });
    });

    it('refuses a delivery of another ticket', async () => {
      const { store } = makeHouse();
      expect(await store.save(sampleTicket(1), newDelivery(ulidOf(2)), nothing)).toMatchObject({ ok: false });
      expect((await everything(store)).tickets).toEqual([]);
    });

    it('keeps every state that was written, in the order of the calls', async () => {
      const { store } = makeHouse();
      await save(store, 1);
      let delivery = newDelivery(ulidOf(1));
      const writes: Promise<unknown>[] = [];
      for (let token = 0; token < 20; token += 1) {
        delivery = { ...delivery, attemptCount: token };
        writes.push(store.writeDelivery(delivery));
      }
      await Promise.all(writes);
      expect(await store.readDelivery(ulidOf(1))).toMatchObject({ value: { attemptCount: 19 } });
    });

    it('refuses a state of a ticket that is not there', async () => {
      const { store } = makeHouse();
      expect(await store.writeDelivery(newDelivery(ulidOf(1)))).toEqual({
        ok: false,
        failure: { kind: 'notFound' },
      });
    });

    it('keeps the old state when the disk is full', async () => {
      const house = makeHouse();
      await save(house.store, 1);
      house.fillDisk();
      expect(await house.store.writeDelivery(started(newDelivery(ulidOf(1))))).toEqual({
        ok: false,
        failure: { kind: 'diskFull' },
      });
      expect(await house.store.readDelivery(ulidOf(1))).toMatchObject({
        value: { state: { kind: 'queued' } },
      });
    });

    it('lists unsent tickets first and oldest first, then the others', async () => {
      const { store } = makeHouse();
      for (const number of [3, 1, 4, 2]) await save(store, number);
      await store.writeDelivery(delivered(newDelivery(ulidOf(1))));
      await store.writeDelivery(nextDelivery(newDelivery(ulidOf(2)), { kind: 'withdrawn', now }));
      const { tickets } = await everything(store);
      expect(tickets.map(({ ticket }) => ticket.id)).toEqual([3, 4, 2, 1].map(ulidOf));
      expect(tickets.map(({ delivery }) => delivery.state.kind)).toEqual([
        'queued',
        'queued',
        'withdrawn',
        'delivered',
      ]);
    });

    it.each(['ticket', 'delivery'] as const)('sets a ticket apart whose %s cannot be read', async (half) => {
      const house = makeHouse();
      await save(house.store, 1);
      await save(house.store, 2);
      house.spoil(ulidOf(1), half);
      for (let pass = 0; pass < 2; pass += 1) {
        const { tickets, quarantined } = await everything(house.store);
        expect(tickets.map(({ ticket }) => ticket.id)).toEqual([ulidOf(2)]);
        expect(quarantined).toHaveLength(1);
        expect(quarantined[0]?.reason).toBe('unreadable');
        expect(quarantined[0]?.path).toContain(ulidOf(1));
      }
    });

    it.each(['ticket', 'delivery'] as const)(
      'says that a %s cannot be read, and gives no empty one',
      async (half) => {
        const house = makeHouse();
        await save(house.store, 1);
        house.spoil(ulidOf(1), half);
        const read =
          half === 'ticket' ? house.store.readTicket(ulidOf(1)) : house.store.readDelivery(ulidOf(1));
        expect(await read).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
      },
    );

    it.each([
      '',
      '.',
      '..',
      '../drafts',
      'a/b',
      'C:\\x',
      ulidOf(1).toLowerCase(),
      `${ulidOf(1)}/..`,
      '\u0000',
    ])('finds nothing under the id %j', async (id) => {
      const { store } = makeHouse();
      await save(store, 1);
      const notFound = { ok: false, failure: { kind: 'notFound' } };
      expect(await store.readTicket(id)).toEqual(notFound);
      expect(await store.readDelivery(id)).toEqual(notFound);
      expect(await store.writeDelivery({ ...newDelivery(ulidOf(1)), ticketId: id })).toEqual(notFound);
      expect(await store.save({ ...sampleTicket(1), id }, newDelivery(id), nothing)).toEqual(notFound);
      await expect(textOf(store.readAttachment(id, sampleAttachment(9, bytes)))).rejects.toThrow(
        AttachmentUnreadable,
      );
    });
  });
}
