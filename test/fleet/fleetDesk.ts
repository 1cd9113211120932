import { httpFailure, notDelivered } from '../../core/outbox/httpFailure.ts';
import type { DeliveryJob, DeliveryOutcome, HelpDesk, LookUpOutcome } from '../../core/ports/helpDesk.ts';
import type { HttpOutcome } from '../../core/ports/http.ts';
import type { Chance } from '../../core/ports/world.ts';
import type { EventClock } from './eventClock.ts';
import type { Traffic, TrafficKind } from './traffic.ts';

const address = 'https://desk.example.org/reports';

/** How the desk of a fleet behaves. Times in seconds. */
export interface FleetDeskOptions {
  /** Requests it can answer in a second; what was not used is saved up for one second. */
  capacity: number;
  /** What it says above that. */
  refusal: { status: 429 | 503; retryAfter?: number };
  /** What a request meets while the desk is down: nobody, or a gateway that says 503 for it. */
  whenDown: 'unreachable' | 'gateway';
  /** Share of creates that succeed and whose answer never arrives. */
  lostAnswers: number;
  /** Longest time until an answer; half of it is the shortest. */
  latency: number;
}

/** One help desk for the whole fleet. It knows no idempotency key: a create that comes twice makes two tickets. */
export class FleetDesk {
  down = false;
  readonly #options: FleetDeskOptions;
  readonly #clock: EventClock;
  readonly #chance: Chance;
  readonly #traffic: Traffic;
  readonly #tickets = new Map<string, string>();
  /** For each client, when the Retry-After that it was given ends. */
  readonly #notBefore: Float64Array;
  #saved: number;
  #savedAt: number;
  readonly #opened: number;
  duplicates = 0;
  /** Requests that came before the Retry-After of their client had ended. */
  tooEarly = 0;
  answersLost = 0;

  constructor(
    options: FleetDeskOptions,
    world: { clock: EventClock; chance: Chance; traffic: Traffic; clients: number },
  ) {
    this.#options = options;
    this.#clock = world.clock;
    this.#chance = world.chance;
    this.#traffic = world.traffic;
    this.#notBefore = new Float64Array(world.clients);
    this.#saved = options.capacity;
    this.#savedAt = world.clock.now();
    this.#opened = world.clock.now();
  }

  get taken(): number {
    return this.#tickets.size;
  }

  /** The desk as one client sees it: the way of a connector, with the app's own reading of answers. */
  seenBy(client: number): HelpDesk {
    return {
      name: 'Service desk',
      capabilities: { lookUp: true, status: false, idempotencyKey: false },
      compose: () => [],
      verify: async () => [],
      lookUp: (id) => this.#lookUp(client, id),
      deliver: (job) => this.#deliver(client, job),
      readStatus: async () => ({ kind: 'unknown', failure: { code: 'internal', mayHaveArrived: false } }),
    };
  }

  async #deliver(client: number, { ticket }: DeliveryJob): Promise<DeliveryOutcome> {
    const outcome = await this.#request(client, 'create', () => {
      if (this.#tickets.has(ticket.id)) this.duplicates += 1;
      this.#tickets.set(ticket.id, String(this.#tickets.size + 1));
      if (this.#chance.random() >= this.#options.lostAnswers) return { status: 201, text: '' };
      this.answersLost += 1;
      return undefined;
    });
    if (outcome.kind === 'answer' && outcome.status === 201) {
      return { kind: 'delivered', receipt: this.#receipt(this.#tickets.get(ticket.id) ?? '') };
    }
    return notDelivered(httpFailure(outcome, { url: address, creates: true, now: this.#clock.now() }));
  }

  async #lookUp(client: number, id: string): Promise<LookUpOutcome> {
    const outcome = await this.#request(client, 'lookUp', () => ({
      status: 200,
      text: this.#tickets.get(id) ?? '',
    }));
    if (outcome.kind === 'answer' && outcome.status === 200) {
      return outcome.text === ''
        ? { kind: 'absent' }
        : { kind: 'found', receipt: this.#receipt(outcome.text) };
    }
    const failure = httpFailure(outcome, { url: address, creates: true, now: this.#clock.now() });
    return { kind: 'unknown', failure };
  }

  /** One request. `work` is what the desk does when it has room for it; undefined: its answer gets lost. */
  async #request(
    client: number,
    kind: 'create' | 'lookUp',
    work: () => { status: number; text: string } | undefined,
  ): Promise<HttpOutcome> {
    const { refusal, whenDown, latency } = this.#options;
    const now = this.#clock.now();
    if (now < (this.#notBefore[client] ?? 0)) this.tooEarly += 1;
    if (this.down) {
      this.#count('unanswered', now);
      if (whenDown === 'gateway') return { kind: 'answer', status: 503, headers: {}, text: '' };
      return { kind: 'trouble', cause: 'unreachable', sent: false, detail: '' };
    }
    if (!this.#hasRoom(now)) {
      this.#count('refused', now);
      const { status, retryAfter } = refusal;
      if (retryAfter === undefined) return { kind: 'answer', status, headers: {}, text: '' };
      this.#notBefore[client] = now + retryAfter * 1000;
      return { kind: 'answer', status, headers: { 'retry-after': String(retryAfter) }, text: '' };
    }
    this.#count(kind, now);
    const answer = work();
    const takes = latency * 1000 * (0.5 + this.#chance.random() / 2);
    await new Promise<void>((resolve) => {
      this.#clock.after(takes, () => {
        this.#clock.touch();
        resolve();
      });
    });
    if (answer === undefined) return { kind: 'trouble', cause: 'broken', sent: true, detail: '' };
    return { kind: 'answer', headers: {}, ...answer };
  }

  #count(kind: TrafficKind, now: number): void {
    this.#traffic.count(kind, (now - this.#opened) / 1000);
  }

  /** A token bucket of one second's worth, and of five requests at least: a desk has some room to wait in. */
  #hasRoom(now: number): boolean {
    const { capacity } = this.#options;
    this.#saved = Math.min(Math.max(capacity, 5), this.#saved + ((now - this.#savedAt) / 1000) * capacity);
    this.#savedAt = now;
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }

  #receipt(number: string) {
    return { desk: 'Service desk', number, receivedAt: new Date(this.#clock.now()).toISOString() };
  }
}
