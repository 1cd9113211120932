import { Courier } from '../../../core/outbox/courier.ts';
import type { CourierEvent } from '../../../core/outbox/courierEvents.ts';
import { Turns } from '../../../core/outbox/turns.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { DraftStore, TicketStore } from '../../../core/ports/stores.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import type { FileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { encryptedFileSystem } from '../../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { errorCode } from '../../../electron/adapters/files/storageFailure.ts';
import { FileTicketStore } from '../../../electron/adapters/files/ticketStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { Previews } from '../../../electron/main/services/previews.ts';
import { Reports } from '../../../electron/main/services/reports.ts';
import { madeUp } from '../../fakes/simulation/disk.ts';
import { Life } from '../../fakes/simulation/time.ts';
import type { Promises } from './promises.ts';
import { storageKey } from './storageKey.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the app keeps its data on the simulated disk. */
export const root = '/data';

/** What a test puts between the code and the world, to plant a defect. */
export interface Planted {
  fileSystem?: (fs: FileSystem) => FileSystem;
  tickets?: (store: TicketStore, drafts: DraftStore) => TicketStore;
  clock?: (clock: Clock) => Clock;
  http?: (http: HttpClient) => HttpClient;
  desk?: (desk: HelpDesk, http: HttpClient) => HelpDesk;
}

/** One process of the app, from the services that the window calls down to disk and network. */
export class House {
  readonly life: Life;
  readonly drafts: Drafts;
  readonly previews: Previews;
  readonly reports: Reports;
  readonly tickets: TicketStore;
  /** Every ticket and draft on disk is known. */
  ready = false;
  courier: Courier;
  readonly #fs: FileSystem;
  readonly #files: FileTicketStore;
  readonly #newCourier: () => Courier;
  readonly #changes = new Turns();
  readonly #sleep: (ms: number) => Promise<void>;
  #known: Set<string> | undefined;

  constructor(world: Surroundings, planted: Planted, name: string) {
    this.life = new Life(name);
    const { life } = this;
    const same = <Value>(value: Value): Value => value;
    const plain = (planted.fileSystem ?? same)(world.disk.fileSystem(life));
    const keys = { current: world.keyOf(life), find: () => storageKey };
    const fs = encryptedFileSystem(plain, () => Promise.resolve(keys));
    const clock = (planted.clock ?? same)(world.time.clock(life));
    const http = (planted.http ?? same)(world.network.http(life));
    const logger = loggerOf(world, life);
    const chance = world.dice.chance(() => world.time.now);
    const options = { root, fs, logger, now: () => world.time.now };
    const draftStore = new FileDraftStore({ ...options, ulid: () => chance.ulid() });
    this.#files = new FileTicketStore(options);
    const tickets = (planted.tickets ?? same)(this.#files, draftStore);
    const desk = watched((planted.desk ?? same)(world.kind.desk(http, clock), http), world.promises);
    const second = world.kind.second && {
      desk: world.kind.second.desk(http, clock),
      after: world.kind.second.after,
    };
    this.#fs = fs;
    this.#sleep = (ms) => world.time.sleep(life, ms);
    this.tickets = tickets;
    this.#newCourier = () => {
      const courier = new Courier({
        store: tickets,
        deskFor: () => desk,
        secondDesk: second,
        clock,
        chance,
        network: world.network.port(life),
        logger,
      });
      courier.subscribe((event) => this.#heard(world, event));
      return courier;
    };
    this.courier = this.#newCourier();
    this.drafts = new Drafts(draftStore, clock, chance, () => undefined);
    this.previews = new Previews({
      drafts: this.drafts,
      draftStore,
      tickets,
      checkRedaction: async () => undefined,
      desk: () => desk,
      sealing: () => ({
        now: new Date(clock.now()).toISOString(),
        app: { version: '0.1.0', platform: 'linux' },
        language: 'en',
        categoryLabel: () => null,
      }),
      onSaved: (stored) => this.courier.add(stored),
      logger,
    });
    this.reports = new Reports({
      drafts: this.drafts,
      tickets,
      outbox: () => this.courier,
      deskNamed: (name) => [desk, second?.desk].find((one) => one?.name === name),
      logger,
    });
  }

  /** Starts as the app does: watch the outbox, read and deliver, and let go of drafts that became tickets. */
  async start(mode: () => 'deliver' | 'watch'): Promise<void> {
    // What appears while the outbox is read is told by the watch, so the watch has to stand first.
    while (!(await this.look())) await this.#sleep(30_000);
    await this.courier.start(mode());
    for (const draft of (await this.drafts.list()).drafts) {
      const ticket = await this.#files.isStored(draft.id);
      if (ticket.ok && ticket.value) await this.drafts.discard(draft.id);
    }
    this.ready = true;
  }

  /** The policy names the desk anew, as `Delivering` handles it. */
  changeDesk(delivers: () => boolean): Promise<void> {
    return this.#changes.run('desk', async () => {
      await this.courier.stop();
      this.courier = this.#newCourier();
      await this.courier.start(delivers() ? 'deliver' : 'watch');
      if (delivers()) await this.courier.sendNow();
    });
  }

  /** Looks for what other processes did, as `watchOutbox` does. Returns whether the disk let it. */
  async look(): Promise<boolean> {
    try {
      const names = (await this.#fs.list(`${root}/outbox`)).map(({ name }) => name);
      const now = new Set(names.filter((name) => Ulid.safeParse(name).success));
      const before = this.#known ?? now;
      this.#known = now;
      for (const id of [...now].filter((one) => !before.has(one))) void this.courier.refresh(id);
      for (const id of [...before].filter((one) => !now.has(one))) void this.courier.refresh(id);
      return true;
    } catch (error) {
      // The app makes the folder before it looks.
      if (errorCode(error) === 'ENOENT') this.#known ??= new Set();
      return errorCode(error) === 'ENOENT';
    }
  }

  #heard(world: Surroundings, event: CourierEvent): void {
    if (event.kind === 'report') world.promises.shown(this.life.name, event.report);
    if (event.kind === 'quarantined')
      world.tally.tell(`${this.life.name}: quarantine ${event.quarantined.path}`);
  }
}

/** The desk, with a look at what it reads: an upload that was noted as done is not made again. */
function watched(desk: HelpDesk, promises: Promises): HelpDesk {
  const deliver = desk.deliver.bind(desk);
  desk.deliver = (job) =>
    deliver({
      ...job,
      record: async (entry) => {
        await job.record(entry);
        promises.recorded(job.ticket.id, entry);
      },
      readAttachment: (attachment) => {
        promises.uploading(job.ticket, attachment.id);
        return job.readAttachment(attachment);
      },
    });
  return desk;
}

/** Nothing goes wrong without a made-up reason: what else is logged as an error is a defect. */
function loggerOf(world: Surroundings, life: Life): Logger {
  return {
    info: () => undefined,
    warn: (message, context) => world.tally.tell(`${life.name} warns: ${message} ${JSON.stringify(context)}`),
    error(message, error) {
      world.tally.tell(`${life.name} logs: ${message}: ${String(error)}`);
      if (error instanceof Error && madeUp.has(error)) return;
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      world.promises.broken(`an error without a fault behind it: ${message}: ${String(error)} ${stack}`);
    },
  };
}
