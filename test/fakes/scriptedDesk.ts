import type {
  DeliveryJob,
  DeliveryOutcome,
  HelpDesk,
  HelpDeskCapabilities,
  LookUpOutcome,
} from '../../core/ports/helpDesk.ts';
import type { Receipt } from '../../core/outbox/delivery.ts';
import type { Failure, FailureCode } from '../../core/outbox/failure.ts';

type Act = (job: DeliveryJob) => Promise<DeliveryOutcome> | DeliveryOutcome;

/** A failure with nothing but its code, and what it says of the ticket's whereabouts. */
export function failure(code: FailureCode, more: Partial<Failure> = {}): Failure {
  return { code, mayHaveArrived: false, ...more };
}

export const forNow = (code: FailureCode, more: Partial<Failure> = {}): DeliveryOutcome => ({
  kind: 'failedForNow',
  failure: failure(code, more),
});

export const forGood = (code: FailureCode, more: Partial<Failure> = {}): DeliveryOutcome => ({
  kind: 'failedForGood',
  failure: failure(code, more),
});

/**
 * A help desk that plays a script: each delivery takes the next act, and takes the ticket when there is none. `log`
 * tells what was asked of it, in order.
 */
export class ScriptedDesk implements HelpDesk {
  readonly name: string;
  readonly capabilities: HelpDeskCapabilities = { lookUp: true, status: false, idempotencyKey: false };
  readonly log: string[];
  /** What the desk holds, by report id. */
  readonly tickets = new Map<string, Receipt>();
  readonly script: Act[] = [];
  /** Answers of the next look-ups; afterwards the truth. */
  readonly lookUps: LookUpOutcome[] = [];
  #created = 4710;

  constructor(log: string[] = [], name = 'Service desk', capabilities: Partial<HelpDeskCapabilities> = {}) {
    this.log = log;
    this.name = name;
    Object.assign(this.capabilities, capabilities);
  }

  /** Adds acts for the next deliveries. */
  plays(...acts: (Act | DeliveryOutcome)[]): this {
    this.script.push(...acts.map((act) => (typeof act === 'function' ? act : () => act)));
    return this;
  }

  /** The next delivery stands still until the returned function gives its outcome (without one: taken). */
  holds(): (outcome?: DeliveryOutcome) => void {
    let give: (outcome?: DeliveryOutcome) => void = () => undefined;
    const given = new Promise<DeliveryOutcome | undefined>((resolve) => (give = resolve));
    this.plays(async (job) => (await given) ?? this.take(job));
    return give;
  }

  /** Takes the ticket in, as a create that arrives does. */
  take(job: DeliveryJob): DeliveryOutcome {
    this.#created += 1;
    const receipt = {
      desk: this.name,
      number: String(this.#created),
      receivedAt: '2026-03-01T09:00:00.000Z',
    };
    this.tickets.set(job.ticket.id, receipt);
    return { kind: 'delivered', receipt };
  }

  compose(): [] {
    return [];
  }

  async verify(): Promise<[]> {
    return [];
  }

  async lookUp(reportId: string): Promise<LookUpOutcome> {
    this.log.push(`look up ${reportId.slice(-1)}`);
    const scripted = this.lookUps.shift();
    if (scripted !== undefined) return scripted;
    const receipt = this.tickets.get(reportId);
    return receipt === undefined ? { kind: 'absent' } : { kind: 'found', receipt };
  }

  async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    this.log.push(`deliver ${job.ticket.id.slice(-1)}`);
    const act = this.script.shift();
    return act === undefined ? this.take(job) : act(job);
  }

  async readStatus(): Promise<{ kind: 'unknown'; failure: Failure }> {
    return { kind: 'unknown', failure: failure('internal') };
  }
}
