import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDelivery, type DeliveryState } from '../../../core/outbox/delivery.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { nodeFileSystem, type FileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { encryptedFileSystem } from '../../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { FileRecordingStore } from '../../../electron/adapters/recordings/fileRecordingStore.ts';
import { Housekeeping } from '../../../electron/main/services/housekeeping.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { noKeys } from '../../fakes/keyStores.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { sampleTicket } from '../../fakes/tickets.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** When the samples are sealed. */
const sealedAt = Date.parse('2026-03-01T08:00:00Z');
const at = new Date(sealedAt).toISOString();
const failure = { code: 'internal' as const, mayHaveArrived: false };
const delivered: DeliveryState = {
  kind: 'delivered',
  receipt: { desk: 'x', number: '4711', receivedAt: at },
};

/** A data folder with a ticket in each of these states, and the housekeeping with a policy of 30 days. */
async function house(states: DeliveryState[], disk: FileSystem = nodeFileSystem) {
  const root = temporaryFolder();
  const logger = memoryLogger();
  const clock = steppedClock(sealedAt);
  const fs = encryptedFileSystem(disk, noKeys);
  const tickets = new FileTicketStore({ root, logger, fs, now: () => clock.now() });
  for (const [index, state] of states.entries()) {
    const ticket = sampleTicket(index + 1);
    await tickets.save(ticket, newDelivery(ticket.id), () => '');
    expect(await tickets.writeDelivery({ ...newDelivery(ticket.id), state })).toMatchObject({ ok: true });
  }
  const world = { days: 30 as number | null, owns: true, rounds: 0 };
  const removed: string[] = [];
  const make = () =>
    new Housekeeping({
      root,
      fs,
      tickets,
      drafts: new FileDraftStore({ root, logger, fs, ulid: () => fixedChance().ulid() }),
      recordings: new FileRecordingStore({ root, logger, fs }),
      encrypts: () => Promise.resolve(false),
      ownsTickets: () => world.owns,
      keepSentDays() {
        world.rounds += 1;
        return world.days;
      },
      onRemoved: (id) => removed.push(id),
      clock,
      logger,
    });
  /** Lets some hours pass and looks, as the app does every hour. */
  const look = async (after: number): Promise<void> => {
    clock.jump(after);
    const keeper = make();
    await keeper.start();
    keeper.stop();
  };
  const left = (): string[] =>
    ['outbox', 'sent']
      .flatMap((name) => (existsSync(join(root, name)) ? readdirSync(join(root, name)) : []))
      .sort();
  return { root, logger, tickets, world, removed, look, left, make, clock };
}

describe('copies of sent reports', () => {
  it('go when they are older than the policy keeps them, and the outbox hears of it', async () => {
    const { look, left, removed, logger } = await house([delivered, { kind: 'withdrawn', at }]);
    await look(0);
    for (let days = 1; days <= 30; days += 1) await look(day);
    expect(left()).toEqual([ulidOf(1), ulidOf(2)]);
    await look(day);
    await look(day);
    expect(left()).toEqual([]);
    expect(removed.sort()).toEqual([ulidOf(1), ulidOf(2)]);
    expect(logger.lines).toEqual(['info removed copies of sent reports']);
  });

  it('stay for ever where the policy says nothing', async () => {
    const { look, left, world } = await house([delivered]);
    world.days = null;
    for (let days = 0; days < 10; days += 1) await look(29 * day);
    expect(left()).toEqual([ulidOf(1)]);
  });

  it.each<[string, DeliveryState]>([
    ['is queued', { kind: 'queued' }],
    ['was being sent', { kind: 'sending', attempt: 1, startedAt: at }],
    ['waits', { kind: 'waiting', until: at, failure }],
    ['is held', { kind: 'held', failure }],
  ])('never go when the report %s, however old it is', async (_what, state) => {
    const { look, left, removed } = await house([state]);
    for (let days = 0; days < 400; days += 20) await look(20 * day);
    expect(left()).toEqual([ulidOf(1)]);
    expect(removed).toEqual([]);
  });

  it('stay when the clock jumps a year ahead and is set right within the day', async () => {
    const { look, left } = await house([delivered]);
    await look(0);
    await look(day);
    await look(365 * day);
    await look(hour);
    await look(-365 * day);
    for (let days = 0; days < 3; days += 1) await look(day);
    expect(left()).toEqual([ulidOf(1)]);
  });

  it('stay while another process delivers', async () => {
    const { look, left, world } = await house([delivered]);
    world.owns = false;
    for (let days = 0; days < 40; days += 1) await look(day);
    expect(left()).toEqual([ulidOf(1)]);
  });

  it('stay when they cannot be read', async () => {
    const { root, look, left } = await house([delivered]);
    writeFileSync(join(root, 'sent', ulidOf(1), 'delivery.json'), '{');
    for (let days = 0; days < 40; days += 1) await look(day);
    expect(left()).toEqual([ulidOf(1)]);
  });

  it('never come back when the removal is interrupted, and are swept up by the next reading', async () => {
    const stuck = { ...nodeFileSystem, removeTree: () => Promise.reject(new Error('busy')) };
    const { root, look, left, removed, tickets } = await house([delivered], stuck);
    for (let days = 0; days < 33; days += 1) await look(day);
    expect(removed).toEqual([ulidOf(1)]);
    expect(left()).toEqual([expect.stringMatching(/^\.gone-/)]);
    const again = new FileTicketStore({ root, logger: memoryLogger() });
    const listed: unknown[] = [];
    for await (const one of again.list()) listed.push(one);
    expect(listed).toEqual([]);
    expect(left()).toEqual([]);
    expect(await tickets.readTicket(ulidOf(1))).toMatchObject({ failure: { kind: 'notFound' } });
  });
});

it('looks again every hour until it is stopped', async () => {
  const { make, clock, world } = await house([delivered]);
  const keeper = make();
  await keeper.start();
  for (let rounds = 2; rounds <= 4; rounds += 1) {
    await clock.pass(hour);
    await expect.poll(() => [world.rounds, clock.waiting()]).toEqual([rounds, 1]);
  }
  keeper.stop();
  expect(clock.waiting()).toBe(0);
});
