import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { Courier } from '../../core/outbox/courier.ts';
import { newDelivery, type Delivery } from '../../core/outbox/delivery.ts';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import type { Describe } from '../../core/report/report.ts';
import { translatorFor } from '../../core/texts/texts.ts';
import { renderHtml } from '../../core/ticket/render/renderHtml.ts';
import { renderText } from '../../core/ticket/render/renderText.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { nodeFileSystem, type FileSystem } from '../../electron/adapters/files/fileSystem.ts';
import { FileTicketStore } from '../../electron/adapters/files/ticketStore.ts';
import { giveAsFile } from '../../electron/main/services/handover/give.ts';
import { giveReceipt, takeReceipt } from '../../electron/main/services/handover/receipts.ts';
import { takeFile } from '../../electron/main/services/handover/take.ts';
import type { HandOverWorld } from '../../electron/main/services/handover/world.ts';
import { fixedChance } from './chance.ts';
import { memoryLogger } from './memoryLogger.ts';
import { FakeNetwork } from './network.ts';
import { steppedClock, type SteppedClock } from './steppedClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { sampleAttachment, sampleTicket } from './tickets.ts';

const english = translatorFor('en');
const describeInEnglish: Describe = {
  html: (ticket) =>
    renderHtml(ticket, english, { attachmentHref: ({ name }) => `attachments/${encodeURIComponent(name)}` }),
  text: (ticket) => renderText(ticket, english),
  markdown: (ticket) => renderText(ticket, english),
};

/** Secrets in memory. */
export function memorySecrets(): HandOverWorld['secrets'] & { stored: Map<string, string> } {
  const stored = new Map<string, string>();
  return {
    stored,
    get: async (name) => stored.get(name),
    set: async (name, value) => void stored.set(name, value),
  };
}

/** What the screen showed, and a log that compresses well. */
export const evidence = {
  picture: new TextEncoder().encode('what the screen showed'),
  log: new TextEncoder().encode('line of a log\n'.repeat(2000)),
};

/** A ticket with a picture and a log. */
export function carriedTicket(number: number, change: Partial<Ticket> = {}): Ticket {
  return sampleTicket(number, {
    attachments: [
      sampleAttachment(901, evidence.picture, 'screen – 1.png'),
      { ...sampleAttachment(902, evidence.log, 'app.log'), mediaType: 'text/plain', origin: 'file' },
    ],
    ...change,
  });
}

interface MachineOptions {
  clock?: SteppedClock;
  /** The disk that travelling files are written to. */
  fs?: FileSystem;
}

/** A machine with a real outbox on disk, a courier and a network that starts off. */
export async function handOverMachine(desk: HelpDesk, options: MachineOptions = {}) {
  const { clock = steppedClock(), fs = nodeFileSystem } = options;
  const root = temporaryFolder();
  const logger = memoryLogger();
  const network = new FakeNetwork();
  network.turnOff();
  const store = new FileTicketStore({ root, logger });
  const chance = fixedChance();
  const courier = new Courier({ store, deskFor: () => desk, clock, chance, network, logger });
  await courier.start();
  const secrets = memorySecrets();
  const world: HandOverWorld = {
    tickets: store,
    outbox: () => courier,
    known: async () => undefined,
    secrets,
    clock,
    chance,
    describe: describeInEnglish,
    app: { version: '0.1.0', platform: 'linux' },
    desk: () => desk.name,
    logger,
    fs,
  };
  const readDelivery = async (id: string): Promise<Delivery | undefined> => {
    const found = await store.readDelivery(id);
    return found.ok ? found.value : undefined;
  };
  return {
    root,
    store,
    courier,
    network,
    clock,
    logger,
    secrets,
    world,
    path: (name: string) => join(root, name),
    readDelivery,
    /** Saves a ticket as the window does. */
    save: async (ticket: Ticket): Promise<string> => {
      const place = { 901: evidence.picture, 902: evidence.log };
      for (const [name, bytes] of Object.entries(place)) writeFileSync(join(root, name), bytes);
      const delivery = newDelivery(ticket.id);
      const names = Object.keys(place);
      const saved = await store.save(ticket, delivery, ({ id }) =>
        join(root, names[ticket.attachments.findIndex((one) => one.id === id)] ?? ''),
      );
      if (!saved.ok || saved.value.exists) throw new Error('the sample was not saved');
      courier.add({ ticket, delivery });
      return ticket.id;
    },
    give: (id: string, target: string) => giveAsFile(world, id, target),
    take: (file: string) => takeFile(world, file),
    giveReceipt: (id: string, target: string, file: Parameters<typeof giveReceipt>[2]) =>
      giveReceipt(world, id, file, target),
    takeReceipt: (file: string) => takeReceipt(world, file),
    /** Waits until the ticket is in that state, on disk and for the courier. */
    reaches: (id: string, kind: Delivery['state']['kind']): Promise<Delivery> =>
      vi.waitFor(
        async () => {
          const delivery = await readDelivery(id);
          if (delivery?.state.kind !== kind) throw new Error(`it is ${delivery?.state.kind ?? 'not there'}`);
          // The disk has it a moment before the courier does.
          const known = courier.snapshot().find((report) => report.id === id)?.state.kind ?? kind;
          if (known !== kind) throw new Error(`it is still ${known}`);
          return delivery;
        },
        { timeout: 5000, interval: 5 },
      ),
  };
}

export type HandOverMachine = Awaited<ReturnType<typeof handOverMachine>>;
