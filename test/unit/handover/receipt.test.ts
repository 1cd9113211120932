import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { handOverWords, type HandOverProblem } from '../../../core/handover/problem.ts';
import { translatorFor } from '../../../core/texts/texts.ts';
import { installationKey } from '../../../electron/adapters/handover/keys.ts';
import { writeReceipt } from '../../../electron/adapters/handover/receiptFile.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { ulidOf } from '../../fakes/chance.ts';
import { carriedTicket, handOverMachine, memorySecrets } from '../../fakes/handOverHouse.ts';
import { ScriptedDesk } from '../../fakes/scriptedDesk.ts';

/** A report that was handed over, filed, and has a receipt. */
async function filed() {
  const desk = new ScriptedDesk();
  const [first, second] = await Promise.all([handOverMachine(desk), handOverMachine(desk)]);
  const id = await first.save(carriedTicket(1));
  const file = first.path('stick.handraise');
  const receipt = first.path('stick.handraise-receipt');
  await first.give(id, file);
  const taken = await second.take(file);
  if (!taken.ok) throw new Error(taken.failure.kind);
  second.network.turnOn();
  await second.reaches(id, 'delivered');
  await second.giveReceipt(id, receipt, taken.value.handOver);
  return { desk, first, second, id, receipt, handOver: taken.value.handOver };
}

/** The receipt with another value at a path of keys. */
function edited(path: string, keys: readonly string[], value: unknown): void {
  const whole = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  let inner = whole;
  for (const key of keys.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
  inner[keys.at(-1) ?? ''] = value;
  writeFileSync(path, JSON.stringify(whole));
}

describe('a receipt', () => {
  it('that was read and written anew by another program is believed', async () => {
    const { first, receipt } = await filed();
    edited(receipt, ['comment'], 'with regards');
    expect(await first.takeReceipt(receipt)).toMatchObject({ value: { outcome: { kind: 'closed' } } });
  });

  it.each<[string, readonly string[], unknown, HandOverProblem['kind']]>([
    ['another number', ['content', 'receipt', 'number'], '4712', 'forged'],
    ['another address', ['content', 'receipt', 'url'], 'https://elsewhere.example', 'forged'],
    ['a further key', ['content', 'more'], true, 'forged'],
    ['no number', ['content', 'receipt', 'number'], '', 'forged'],
    ['another report', ['content', 'reportId'], ulidOf(2), 'forged'],
    ['another file', ['content', 'handOverId'], ulidOf(3), 'forged'],
    ['another code', ['hmac'], randomBytes(32).toString('base64'), 'forged'],
    ['another signature', ['signature'], randomBytes(64).toString('base64'), 'forged'],
    ['a newer version', ['content', 'version'], 2, 'newer'],
    ['another kind of file', ['content', 'format'], 'shopping-list', 'notAReceipt'],
  ])('with %s changes nothing and says so', async (_what, keys, value, kind) => {
    const { first, id, receipt } = await filed();
    const before = await first.readDelivery(id);
    edited(receipt, keys, value);
    expect(await first.takeReceipt(receipt)).toEqual({ ok: false, failure: { kind } });
    expect(await first.readDelivery(id)).toEqual(before);
  });

  it('is refused whichever of its bytes is changed', async () => {
    const { first, id, receipt } = await filed();
    const original = readFileSync(receipt);
    for (let at = 0; at < original.length; at += 1) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 7));
      writeFileSync(receipt, bytes);
      expect(await first.takeReceipt(receipt), `byte ${at}`).toMatchObject({ ok: false });
    }
    expect((await first.readDelivery(id))?.state.kind).toBe('queued');
  });

  it('by somebody who never had the file is not believed, however well it is signed', async () => {
    const { first, id, receipt, handOver } = await filed();
    const content = {
      format: 'handraise-receipt' as const,
      version: 1 as const,
      reportId: id,
      handOverId: handOver.id,
      receipt: { desk: 'Service desk', number: '9999', receivedAt: '2026-03-01T09:00:00.000Z' },
      createdAt: '2026-03-01T09:00:00.000Z',
      app: { version: '0.1.0', platform: 'linux' },
    };
    const key = await installationKey(memorySecrets());
    const receiptKey = randomBytes(32).toString('base64');
    await writeReceipt(nodeFileSystem, content, { receiptKey, key }, receipt);
    expect(await first.takeReceipt(receipt)).toEqual({ ok: false, failure: { kind: 'forged' } });
  });

  it('for a report of another computer, or of an earlier life of this one, is foreign', async () => {
    const { first, second, id, receipt } = await filed();
    expect(await second.takeReceipt(receipt)).toEqual({ ok: false, failure: { kind: 'foreign' } });
    const other = await handOverMachine(new ScriptedDesk());
    expect(await other.takeReceipt(receipt)).toEqual({ ok: false, failure: { kind: 'foreign' } });
    expect((await first.readDelivery(id))?.state.kind).toBe('queued');
  });

  it.each<[string, (path: string) => void, HandOverProblem['kind']]>([
    ['a text', (path) => writeFileSync(path, 'Dear help desk'), 'notAReceipt'],
    ['a file of half a megabyte', (path) => writeFileSync(path, '{'.repeat(512 * 1024)), 'notAReceipt'],
    ['a folder', (path) => mkdirSync(path), 'notAReceipt'],
    ['nothing', () => undefined, 'storage'],
  ])('is not seen in %s', async (_what, make, kind) => {
    const machine = await handOverMachine(new ScriptedDesk());
    const path = machine.path('other');
    make(path);
    expect(await machine.takeReceipt(path)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('waits for the end of an attempt that is running, and the number of that one stays', async () => {
    const { desk, first, id, receipt } = await filed();
    const own = desk.tickets.get(id);
    desk.tickets.delete(id);
    first.network.turnOn();
    await first.clock.pass(0);
    await first.reaches(id, 'waiting');
    const finish = desk.holds();
    await first.courier.sendNow(id);
    await first.reaches(id, 'sending');
    const opening = first.takeReceipt(receipt);
    finish();
    expect(await opening).toEqual({
      ok: true,
      value: { id, outcome: { kind: 'twice', own: '4712', other: own?.number } },
    });
    const delivery = await first.readDelivery(id);
    expect(delivery?.state).toMatchObject({ receipt: { number: '4712' } });
    expect(delivery?.ledger.at(-1)?.outcome).toMatchObject({ kind: 'filedFromFile', number: '4711' });
    expect(await first.takeReceipt(receipt)).toMatchObject({ value: { outcome: { kind: 'twice' } } });
    expect(await first.readDelivery(id)).toEqual(delivery);
  });

  it('changes nothing while another process delivers', async () => {
    const { first, id, receipt } = await filed();
    await first.courier.setMode('watch');
    expect(await first.takeReceipt(receipt)).toEqual({ ok: false, failure: { kind: 'elsewhere' } });
    expect((await first.readDelivery(id))?.state.kind).toBe('queued');
  });
});

it.each<HandOverProblem>([
  { kind: 'notAHandOver' },
  { kind: 'damaged', part: '' },
  { kind: 'damaged', part: 'report.html' },
  { kind: 'newer' },
  { kind: 'tooLarge' },
  { kind: 'badSignature' },
  { kind: 'otherContent' },
  { kind: 'notAReceipt' },
  { kind: 'forged' },
  { kind: 'foreign' },
  { kind: 'elsewhere' },
  { kind: 'storage', failure: { kind: 'notFound' } },
  { kind: 'storage', failure: { kind: 'diskFull' } },
])('there is a whole sentence for %o', (problem) => {
  const words = handOverWords(problem, translatorFor('en'), 'en');
  expect(words).toMatch(/^[A-Z].{20,}\.$/);
  expect(words).not.toContain('handover:');
  if (problem.kind === 'damaged') expect(words).toContain(problem.part);
});
