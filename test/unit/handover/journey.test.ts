import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { carriedTicket, evidence, handOverMachine, type HandOverMachine } from '../../fakes/handOverHouse.ts';
import { recordingFileSystem } from '../../fakes/recordingFileSystem.ts';
import { forNow, ScriptedDesk } from '../../fakes/scriptedDesk.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

const minutes = (count: number): number => count * 60_000;

/** Two machines and one desk; the first one has no network and a report in a file. */
async function handedOver(desk = new ScriptedDesk()) {
  const [first, second] = await Promise.all([handOverMachine(desk), handOverMachine(desk)]);
  const id = await first.save(carriedTicket(1));
  const file = first.path('stick.handraise');
  expect(await first.give(id, file)).toEqual({ ok: true, value: undefined });
  return { desk, first, second, id, file, receipt: first.path('stick.handraise-receipt') };
}

/** The second machine files what is in the file and writes the receipt. */
async function file(second: HandOverMachine, path: string, receipt: string): Promise<void> {
  second.network.turnOn();
  const taken = await second.take(path);
  if (!taken.ok) throw new Error(taken.failure.kind);
  await second.reaches(taken.value.ticket.id, 'delivered');
  expect(await second.giveReceipt(taken.value.ticket.id, receipt, taken.value.handOver)).toMatchObject({
    ok: true,
  });
}

describe('a report that travels as a file', () => {
  it('is filed on another machine with everything, and its receipt closes it on the first', async () => {
    const { desk, first, second, id, file: path, receipt } = await handedOver();
    await file(second, path, receipt);
    expect(desk.log).toEqual(['look up 1', 'deliver 1']);
    const there = await second.store.readTicket(id);
    expect(there).toEqual({ ok: true, value: carriedTicket(1) });
    for (const [index, bytes] of [evidence.picture, evidence.log].entries()) {
      const attachment = carriedTicket(1).attachments[index];
      if (attachment === undefined) throw new Error('no attachment');
      const chunks: Uint8Array[] = [];
      for await (const chunk of second.store.readAttachment(id, attachment)) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    }

    expect(await first.takeReceipt(receipt)).toEqual({
      ok: true,
      value: { id, outcome: { kind: 'closed', number: '4711' } },
    });
    const delivery = await first.reaches(id, 'delivered');
    expect(delivery.state).toMatchObject({ receipt: { number: '4711', desk: 'Service desk' } });
    expect(delivery.ledger.at(-1)?.outcome).toMatchObject({ kind: 'filedFromFile', number: '4711' });
    expect(await readdir(first.path('sent'))).toEqual([id]);
    first.network.turnOn();
    await first.clock.pass(minutes(60));
    expect(desk.log).toEqual(['look up 1', 'deliver 1']);
  });

  it('can be read without this app: a page, its pictures beside it, and the data', async () => {
    const { file: path } = await handedOver();
    const entries = unzipSync(readFileSync(path));
    expect(Object.keys(entries)).toEqual([
      'manifest.json',
      'manifest.sig',
      'report.html',
      'report.json',
      'ticket.json',
      'attachments/screen – 1.png',
      'attachments/app.log',
    ]);
    const page = new TextDecoder().decode(entries['report.html']);
    expect(page).toContain('src="attachments/screen%20%E2%80%93%201.png"');
    const data = JSON.parse(new TextDecoder().decode(entries['report.json'])) as {
      attachments: { location: string }[];
    };
    expect(data.attachments.map(({ location }) => location)).toEqual([
      'attachments/screen – 1.png',
      'attachments/app.log',
    ]);
    expect(Buffer.from(entries['attachments/app.log'] ?? []).equals(evidence.log)).toBe(true);
  });

  it('imported twice is one ticket, also while the network is away', async () => {
    const { desk, second, id, file: path } = await handedOver();
    expect(await second.take(path)).toMatchObject({ ok: true, value: { known: false } });
    expect(await second.take(path)).toMatchObject({ ok: true, value: { known: true } });
    second.network.turnOn();
    await second.reaches(id, 'delivered');
    expect(await second.take(path)).toMatchObject({ ok: true, value: { known: true } });
    expect(desk.log).toEqual(['look up 1', 'deliver 1']);
  });

  it('imported from two files of the same report, each file gets a receipt that is believed', async () => {
    const { first, second, id, file: path, receipt } = await handedOver();
    const again = first.path('phone.handraise');
    await first.give(id, again);
    await file(second, path, receipt);
    const other = first.path('phone.handraise-receipt');
    await file(second, again, other);
    expect(await first.takeReceipt(other)).toMatchObject({ value: { outcome: { kind: 'closed' } } });
    expect(await first.takeReceipt(receipt)).toMatchObject({ value: { outcome: { kind: 'already' } } });
    expect((await second.readDelivery(id))?.imports).toHaveLength(2);
  });

  it('opened on the machine where it was written, is not a second ticket', async () => {
    const { desk, first, id, file: path } = await handedOver();
    expect(await first.take(path)).toMatchObject({ ok: true, value: { known: true } });
    first.network.turnOn();
    await first.clock.pass(0);
    await first.reaches(id, 'waiting');
    await first.clock.pass(minutes(3));
    await first.reaches(id, 'delivered');
    expect(desk.tickets.size).toBe(1);
  });

  it('does not replace another report that has its id', async () => {
    const { second, file: path } = await handedOver();
    await second.save(carriedTicket(1, { summary: 'Something else' }));
    expect(await second.take(path)).toEqual({ ok: false, failure: { kind: 'otherContent' } });
  });

  it('withdrawn on the first machine and filed from the file, is shown with its number', async () => {
    const { first, second, id, file: path, receipt } = await handedOver();
    await first.courier.withdraw(id);
    await file(second, path, receipt);
    expect(await first.takeReceipt(receipt)).toMatchObject({ value: { outcome: { kind: 'closed' } } });
    expect((await first.readDelivery(id))?.state.kind).toBe('delivered');
  });
});

describe('the order of steps when a file is made', () => {
  const events = (calls: readonly string[]): string[] =>
    calls
      .filter((line) => !line.startsWith('write '))
      .map((line) => line.replace(/\.stick\.handraise\.\*\.tmp/g, 'temporary'));

  it('has the bytes durable before the ticket knows of the file, and the file named after that', async () => {
    const folder = temporaryFolder();
    const disk = recordingFileSystem(folder);
    const machine = await handOverMachine(new ScriptedDesk(), { fs: disk.fs });
    const id = await machine.save(carriedTicket(1));
    const amend = machine.courier.amend.bind(machine.courier);
    machine.world.outbox = () => ({
      add: () => undefined,
      amend: async (one, change) => {
        disk.calls.push('the ticket knows');
        return amend(one, change);
      },
    });
    await machine.give(id, `${folder}/stick.handraise`);
    expect(events(disk.calls)).toEqual([
      'create temporary',
      'sync temporary',
      'close temporary',
      'the ticket knows',
      'rename temporary stick.handraise',
      'syncFolder .',
    ]);
  });

  it.each(['create', 'write', 'sync', 'rename'] as const)(
    'leaves neither file nor mark when the stick refuses to %s',
    async (call) => {
      const folder = temporaryFolder();
      const disk = recordingFileSystem(folder);
      const machine = await handOverMachine(new ScriptedDesk(), { fs: disk.fs });
      const id = await machine.save(carriedTicket(1));
      disk.fail(call, /./, 'ENOSPC');
      expect(await machine.give(id, `${folder}/stick.handraise`)).toEqual({
        ok: false,
        failure: { kind: 'storage', failure: { kind: 'diskFull' } },
      });
      expect(await readdir(folder)).toEqual([]);
      expect(await machine.readDelivery(id)).not.toHaveProperty('handOvers');
    },
  );

  it('names the attachment that is damaged, and makes no file', async () => {
    const machine = await handOverMachine(new ScriptedDesk());
    const id = await machine.save(carriedTicket(1));
    const [, log] = carriedTicket(1).attachments;
    if (log === undefined) throw new Error('no log');
    writeFileSync(machine.store.attachmentPath(id, log), 'something else');
    const folder = temporaryFolder();
    expect(await machine.give(id, `${folder}/stick.handraise`)).toMatchObject({
      failure: { failure: { kind: 'damaged', name: 'app.log' } },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('makes no file of a report that was sent while the file was written', async () => {
    const desk = new ScriptedDesk();
    const machine = await handOverMachine(desk);
    const id = await machine.save(carriedTicket(1));
    const amend = machine.courier.amend.bind(machine.courier);
    machine.world.outbox = () => ({
      add: () => undefined,
      amend: async (one, change) => {
        machine.network.turnOn();
        await machine.reaches(id, 'delivered');
        return amend(one, change);
      },
    });
    const folder = temporaryFolder();
    expect(await machine.give(id, `${folder}/stick.handraise`)).toEqual({
      ok: false,
      failure: { kind: 'delivered' },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('waits for an attempt that is running', async () => {
    const desk = new ScriptedDesk();
    const machine = await handOverMachine(desk);
    const finish = desk.holds();
    const id = await machine.save(carriedTicket(1));
    machine.network.turnOn();
    await machine.reaches(id, 'sending');
    const folder = temporaryFolder();
    const giving = machine.give(id, `${folder}/stick.handraise`);
    finish(forNow('serverError'));
    expect(await giving).toMatchObject({ ok: true });
    const delivery = await machine.readDelivery(id);
    expect(delivery).toMatchObject({ state: { kind: 'waiting' }, attemptCount: 1 });
    expect(delivery?.handOvers).toHaveLength(1);
  });
});
