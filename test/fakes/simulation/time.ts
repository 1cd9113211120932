import type { Clock } from '../../../core/ports/world.ts';
import type { Dice } from './dice.ts';

/** A process, or whatever else can end: what belongs to it never happens after its end. */
export class Life {
  alive = true;
  /** Calls to the outside that are left until this process is cut off in the middle of one; undefined: it lives on. */
  callsLeft: number | undefined;
  /** The same, counted in requests. */
  requestsLeft: number | undefined;
  readonly name: string;
  /** Timers that are set and have not rung. */
  timers = 0;

  constructor(name: string) {
    this.name = name;
  }
}

/** More of them at one moment are a task that goes round in circles. */
const endless = 5_000;

interface Waiting {
  life: Life;
  go: () => void;
}

interface Timer extends Waiting {
  at: number;
  order: number;
  off: boolean;
}

/** A promise that stays open: what a process that has ended was waiting for. */
export function never<Value>(): Promise<Value> {
  return new Promise<Value>(() => undefined);
}

/**
 * Time and order of everything that happens. Calls to the outside wait here for their turn, and the dice choose who is
 * next, so that side by side tasks meet in every order. Time stands still until nothing is left to do at that moment.
 */
export class SimulatedTime {
  readonly #dice: Dice;
  #elapsed = 0;
  #offset: number;
  #waiting: Waiting[] = [];
  #timers: Timer[] = [];
  #order = 0;

  /** @param start what the clock on the wall shows at first, in milliseconds since the epoch */
  constructor(dice: Dice, start: number) {
    this.#dice = dice;
    this.#offset = start;
  }

  /** The clock on the wall, in milliseconds since the epoch. */
  get now(): number {
    return this.#offset + this.#elapsed;
  }

  /** Milliseconds that have really passed. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** Somebody sets the clock; timers ring neither earlier nor later for it. */
  jump(ms: number): void {
    this.#offset += ms;
  }

  /** Resolves at a moment that the dice choose; never for a life that has ended by then. */
  turn(life: Life): Promise<void> {
    return new Promise((go) => this.#waiting.push({ life, go }));
  }

  /** Calls back after `ms` unless the life has ended by then. Returns what takes it back. */
  after(life: Life, ms: number, ring: () => void): () => void {
    life.timers += 1;
    const timer: Timer = {
      life,
      at: this.#elapsed + Math.max(0, ms),
      order: (this.#order += 1),
      off: false,
      go: ring,
    };
    this.#timers.push(timer);
    return () => {
      if (!timer.off) life.timers -= 1;
      timer.off = true;
    };
  }

  sleep(life: Life, ms: number): Promise<void> {
    return new Promise((resolve) => this.after(life, ms, resolve));
  }

  /** The clock of a process. */
  clock(life: Life): Clock {
    return { now: () => this.now, after: (ms, ring) => this.after(life, ms, ring) };
  }

  /** Lets at most `steps` waiting calls go, without letting time pass. Returns how many went. */
  async steps(steps: number): Promise<number> {
    await settle();
    let gone = 0;
    while (gone < steps && this.#waiting.length > 0) {
      const [next] = this.#waiting.splice(this.#dice.below(this.#waiting.length), 1);
      if (next?.life.alive !== true) continue;
      gone += 1;
      if (gone > endless) throw new Error('no end of calls at one moment');
      next.go();
      await settle();
    }
    return gone;
  }

  /** Lets time pass, with everything that happens in it; ends early when `done` says so. */
  async pass(ms: number, done: () => boolean = () => false): Promise<void> {
    const end = this.#elapsed + ms;
    let rung = 0;
    await this.steps(Infinity);
    while (!done()) {
      const timer = this.#next(end);
      if (timer === undefined) break;
      rung = timer.at === this.#elapsed ? rung + 1 : 0;
      if (rung > endless) throw new Error('no end of timers at one moment');
      this.#elapsed = timer.at;
      timer.off = true;
      timer.life.timers -= 1;
      timer.go();
      await this.steps(Infinity);
    }
    if (!done()) this.#elapsed = end;
  }

  #next(end: number): Timer | undefined {
    this.#timers = this.#timers.filter((timer) => !timer.off && timer.life.alive);
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}

/** Lets everything run that is ready to. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
