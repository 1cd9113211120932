import { app, safeStorage, screen } from 'electron';
import type { CallResponse, EventPayload } from '../../core/contract/calls.ts';
import type { EventName } from '../../core/contract/names.ts';
import type { SettingsView } from '../../core/contract/views.ts';
import type { Courier } from '../../core/outbox/courier.ts';
import type { CourierEvent } from '../../core/outbox/courierEvents.ts';
import type { CaptureOutcome, ScreenCapture } from '../../core/ports/capture.ts';
import type { StorageFailure, Stored } from '../../core/ports/stores.ts';
import { secretNames, type SecretName } from '../../core/ports/world.ts';
import type { Result } from '../../core/result.ts';
import type { Contact, Draft, DraftFields, DraftSource } from '../../core/ticket/draft.ts';
import type { SealingContext } from '../../core/ticket/seal.ts';
import type { Ticket } from '../../core/ticket/ticket.ts';
import { signalWake } from '../adapters/files/outboxWatch.ts';
import type { FileTicketStore } from '../adapters/files/ticketStore.ts';
import { createElectronMachineProbe } from '../adapters/machine/index.ts';
import { nodeFileSystem } from '../adapters/files/fileSystem.ts';
import { systemChance } from '../adapters/world/world.ts';
import { categoryPath } from './categories.ts';
import { layGroundwork, type Groundwork } from './groundwork.ts';
import type { Paths } from './paths.ts';
import { screenCaptureOf } from './screenCapture.ts';
import { AtRest } from './services/atRest.ts';
import { Delivering } from './services/delivering.ts';
import { DeskBook } from './services/deskBook.ts';
import { Drafts } from './services/drafts.ts';
import { Evidence } from './services/evidence.ts';
import { exportReport } from './services/exportReport.ts';
import { Gathering } from './services/gathering/index.ts';
import { HandOvers } from './services/handover/index.ts';
import { Previews } from './services/previews.ts';
import { createReading } from './services/reading/create.ts';
import { copyRemoved } from './services/recordings/copyRemoved.ts';
import { Recordings } from './services/recordings/index.ts';
import { Reports } from './services/reports.ts';
import { readUnsent, removeIfSent } from './services/sentDrafts.ts';

/** What the window wants to hear; the command line has no window and gives none. */
export interface HouseHooks {
  tell?: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void;
  /** Id of the recording that goes on now. */
  recordingNow?: () => string | null;
  withWindowsHidden?: (task: (frozen: () => void) => Promise<CaptureOutcome>) => Promise<CaptureOutcome>;
}

/** Everything the app consists of, put together. Window and command line use the same one. */
export class House {
  readonly ground: Groundwork;
  readonly atRest: AtRest;
  readonly tickets: FileTicketStore;
  readonly drafts: Drafts;
  readonly capture: ScreenCapture;
  readonly evidence: Evidence;
  readonly previews: Previews;
  readonly reading: ReturnType<typeof createReading>;
  readonly reports: Reports;
  readonly handOvers: HandOvers;
  readonly recordings: Recordings;
  readonly gathering: Gathering;
  readonly delivering: Delivering;
  /** False in a session without a screen: no picture can be taken and no window shown. */
  readonly hasDisplay: boolean;
  readonly machine: ReturnType<typeof createElectronMachineProbe>;
  readonly desks: DeskBook;
  #unreadableDrafts: string[] = [];
  #secretsStored = false;

  constructor(paths: Paths, hooks: HouseHooks) {
    this.ground = layGroundwork(paths);
    const { clock, logger, network, policy, spawn, studio } = this.ground;
    this.hasDisplay = app.commandLine.getSwitchValue('ozone-platform') !== 'headless';
    this.desks = new DeskBook(this.ground);
    const { data: root } = paths;
    this.atRest = new AtRest({ root, keyStore: safeStorage, clock, logger, chance: systemChance, studio });
    this.tickets = this.atRest.tickets;
    this.drafts = new Drafts(this.atRest.drafts, clock, systemChance, (view) => {
      hooks.tell?.('evidenceChanged', view);
      // The command line shows nobody a picture.
      if (hooks.tell !== undefined) this.reading.seen(view);
    });
    this.reading = createReading(this.ground, this.drafts, this.atRest.drafts);
    this.machine = createElectronMachineProbe({ screen, spawn, clock, log: logger });
    this.capture = screenCaptureOf(this.ground);
    this.evidence = new Evidence({
      drafts: this.drafts,
      capture: this.capture,
      machine: this.machine,
      clock,
      settings: () => policy.settings(),
      withWindowsHidden: hooks.withWindowsHidden ?? ((task) => task(() => undefined)),
      translate: this.ground.translate,
      logger,
    });
    this.delivering = new Delivering(paths.data, {
      store: this.tickets,
      desks: () => this.desks.all(),
      clock,
      chance: systemChance,
      network,
      logger,
    });
    this.previews = new Previews({
      drafts: this.drafts,
      draftStore: this.atRest.drafts,
      tickets: this.tickets,
      checkRedaction: this.atRest.checkForPreview,
      desk: () => this.desks.first(),
      sealing: () => this.#sealing(),
      onSaved: (stored) => this.courier.add(stored),
      logger,
    });
    this.reports = new Reports({
      drafts: this.drafts,
      tickets: this.tickets,
      outbox: () => this.courier,
      deskNamed: (name) => this.desks.named(name),
      logger,
    });
    this.handOvers = new HandOvers({
      tickets: this.tickets,
      outbox: () => this.courier,
      known: () => this.delivering.read,
      secrets: this.ground.secrets,
      clock,
      chance: systemChance,
      describe: this.ground.describe,
      app: { version: app.getVersion(), platform: process.platform },
      desk: () => this.desks.first().name,
      logger,
      fs: nodeFileSystem,
    });
    this.gathering = new Gathering({
      drafts: this.drafts,
      ground: this.ground,
      env: process.env,
      platform: process.platform,
    });
    const running = (): string | null => hooks.recordingNow?.() ?? null;
    this.recordings = new Recordings({
      store: this.atRest.recordings,
      chance: systemChance,
      logger,
      running,
    });
    this.desks.onChange(() => void this.deskChanged());
  }

  get courier(): Courier {
    return this.delivering.courier;
  }

  onCourier(listener: (event: CourierEvent) => void): void {
    this.delivering.subscribe(listener);
  }

  /** Tidies what a kill left behind, then delivers. Resolves when delivering has begun. */
  async start(): Promise<void> {
    await this.#tidyDrafts();
    await this.#lookAtSecrets();
    await this.delivering.begin();
    void this.delivering.read.then(() =>
      this.atRest.keepHouse({
        ownsTickets: () => !this.delivering.elsewhere,
        keepSentDays: () => this.ground.policy.settings().keepSentDays,
        onRemoved: (id) => copyRemoved(id, this.courier, this.recordings),
      }),
    );
  }

  async stop(): Promise<void> {
    this.atRest.stop();
    this.reading.stop();
    await this.delivering.stop();
    this.ground.network.stop();
    this.ground.authorities.stop();
    this.ground.policy.stop();
  }

  /** A new draft with what is remembered of the person. */
  openNew(source: DraftSource, prefill: Partial<DraftFields>): Stored<Draft> {
    const { withheldSections } = this.ground.policy.settings();
    return this.drafts.create(source, {
      contact: this.rememberedContact(),
      withheld: withheldSections,
      ...prefill,
    });
  }

  /** A draft that is on disk. */
  readDraft(id: string): Stored<Draft> {
    return readUnsent(this.drafts, this.tickets, id);
  }

  rememberedContact(): Contact {
    return { ...this.ground.policy.settings().contact, callBack: false };
  }

  /** Keeps how the person can be reached for the next report. The wish to be called back is about one report only. */
  async rememberContact({ callBack: _callBack, ...contact }: Contact): Promise<void> {
    const { policy, logger } = this.ground;
    if (JSON.stringify(policy.settings().contact) === JSON.stringify(contact)) return;
    const outcome = await policy.set('contact', contact);
    if (outcome.kind !== 'done' && outcome.kind !== 'locked')
      logger.warn('contact not remembered', { ...outcome });
  }

  async withdraw(id: string): Promise<CallResponse<'withdrawReport'>> {
    const outcome = await this.courier.withdraw(id);
    if (outcome.ok) return { kind: 'done' };
    switch (outcome.failure.kind) {
      case 'storage':
        return { kind: 'notDone', failure: outcome.failure.failure };
      case 'unknown':
        return { kind: 'notDone', failure: { kind: 'notFound' } };
      case 'sending':
      case 'delivered':
      case 'elsewhere':
        return { kind: 'tooLate' };
    }
  }

  /** Asks the process that delivers from this data folder to look again. */
  async signalWake(): Promise<void> {
    await signalWake(this.ground.paths.data, this.ground.clock.now());
  }

  exportReport(ticket: Ticket, target: string): Promise<Result<void, StorageFailure>> {
    return exportReport(ticket, this.desks.layout(), this.tickets, target);
  }

  /** Settings or secrets changed: tickets go to the desk that holds now. */
  async deskChanged(): Promise<void> {
    await this.#lookAtSecrets();
    this.desks.renew();
    await this.delivering.deskChanged();
  }

  async settingsView(): Promise<SettingsView> {
    const { policy, secrets, paths } = this.ground;
    return {
      settings: policy.explain(),
      policyPath: policy.policyPath,
      policyPresent: policy.policyPresent(),
      personPath: policy.personPath,
      dataPath: paths.data,
      storage: await this.atRest.view(),
      secrets: { protection: secrets.protection(), stored: await this.#storedSecrets() },
    };
  }

  /** True when a secret was stored on a system that has no key store: people are told. */
  get secretsInTheOpen(): boolean {
    return this.#secretsStored && this.ground.secrets.protection() === 'plain';
  }

  /** Paths of drafts that could not be read at the start. */
  unreadableDrafts(): readonly string[] {
    return this.#unreadableDrafts;
  }

  #sealing(): SealingContext {
    const { clock, policy, deskLanguage } = this.ground;
    return {
      now: new Date(clock.now()).toISOString(),
      app: { version: app.getVersion(), platform: process.platform },
      language: deskLanguage(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      categoryLabel: (id) => categoryPath(policy.settings().categories, id, deskLanguage()),
    };
  }

  async #lookAtSecrets(): Promise<void> {
    this.#secretsStored = (await this.#storedSecrets()).length > 0;
  }

  async #storedSecrets(): Promise<SecretName[]> {
    const { secrets } = this.ground;
    const stored = await Promise.all(
      secretNames.map(async (name) => (await secrets.get(name)) !== undefined),
    );
    return secretNames.filter((_name, index) => stored[index]);
  }

  /** What a kill left behind: drafts whose tickets are safe. */
  async #tidyDrafts(): Promise<void> {
    const { drafts, unreadable } = await this.drafts.list();
    // That drafts are locked is said once for all of them.
    this.#unreadableDrafts = unreadable.flatMap(({ kind, path: place }) =>
      kind === 'locked' ? [] : [place],
    );
    for (const { id } of drafts) await removeIfSent(this.drafts, this.tickets, id);
  }
}
