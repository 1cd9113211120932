import type { Quarantined } from '../ports/stores.ts';
import type { Clock, Logger, Network } from '../ports/world.ts';
import type { Entry } from './agenda.ts';
import type { CourierEvent, CourierMode, Situation } from './courierEvents.ts';
import type { Lanes } from './lane.ts';
import type { ReportSummary, WaitsFor } from './summary.ts';

/** Tells listeners how the tickets stand, and why they stand there. */
export class CourierBoard {
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #lanes: Lanes;
  readonly #listeners = new Set<(event: CourierEvent) => void>();
  readonly quarantined = new Map<string, Quarantined>();
  #situation: Situation = { mode: 'stopped', online: true, scanning: false, refusals: [] };

  constructor(world: { network: Network; clock: Clock; logger: Logger }, lanes: Lanes) {
    this.#lanes = lanes;
    this.#network = world.network;
    this.#clock = world.clock;
    this.#logger = world.logger;
  }

  get situation(): Situation {
    return this.#situation;
  }

  subscribe(listener: (event: CourierEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: CourierEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // A broken listener must not stop a delivery.
        this.#logger.error('a listener of the outbox failed', error, { event: event.kind });
      }
    }
  }

  quarantine(quarantined: Quarantined): void {
    this.quarantined.set(quarantined.path, quarantined);
    this.emit({ kind: 'quarantined', quarantined });
  }

  /** Notes what changed of the situation, with what the network says now, and tells when it is different. */
  change(change: Partial<{ mode: CourierMode; scanning: boolean }> = {}): Situation {
    const before = this.#situation;
    const after = { ...before, ...change, online: this.#network.online(), refusals: this.#refusals() };
    this.#situation = after;
    const same =
      before.mode === after.mode &&
      before.online === after.online &&
      before.scanning === after.scanning &&
      JSON.stringify(before.refusals) === JSON.stringify(after.refusals);
    if (!same) this.emit({ kind: 'situation', situation: after });
    return after;
  }

  report(entry: Entry): void {
    this.emit({ kind: 'report', report: this.summary(entry) });
  }

  progress(entry: Entry, fraction: number): void {
    // Rounded down, so that "all of it" is only said when it is.
    const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100) / 100;
    if (Number.isNaN(percent) || percent === entry.progress) return;
    entry.progress = percent;
    this.emit({ kind: 'progress', id: entry.id, fraction: percent });
  }

  summary(entry: Entry): ReportSummary {
    const waitsFor = this.#waitsFor(entry);
    return {
      id: entry.id,
      summary: entry.summary,
      sealedAt: entry.sealedAt,
      attachments: entry.attachments,
      state: entry.state,
      attemptCount: entry.attemptCount,
      mayHaveArrived: entry.mayHaveArrived,
      ...(entry.deskStatus === undefined ? {} : { deskStatus: entry.deskStatus }),
      ...(waitsFor === undefined ? {} : { waitsFor }),
      ...(entry.trouble === undefined ? {} : { storage: entry.trouble.failure.kind }),
      ...(entry.progress === undefined ? {} : { progress: entry.progress }),
    };
  }

  #refusals(): Situation['refusals'] {
    return this.#lanes.all().flatMap((lane) => {
      const failure = lane.refusal();
      return failure === undefined ? [] : [{ desk: lane.desk, failure }];
    });
  }

  #waitsFor(entry: Entry): WaitsFor | undefined {
    if (entry.trouble !== undefined) return 'disk';
    const { state } = entry;
    if (state.kind !== 'queued' && state.kind !== 'waiting') return undefined;
    const lane = this.#lanes.get(entry.lane);
    if (!this.#network.online() && !lane.worksOffline) return 'network';
    const now = this.#clock.now();
    if (state.kind === 'waiting' && Date.parse(state.until) > now) return 'time';
    return lane.restsUntil() > now ? 'desk' : 'turn';
  }
}
