import type { Exchange, Moment } from '../../fakes/faultyProxy/proxy.ts';
import { momentName, type FileMoment, type KillMoment, type RequestKind } from './plan.ts';

/** What a request of the Redmine connector is for. */
export function requestKind({ method, url }: Pick<Exchange, 'method' | 'url'>): RequestKind {
  const path = url.split('?')[0];
  if (method === 'POST' && path === '/uploads.json') return 'upload';
  if (path !== '/issues.json') return 'other';
  return method === 'POST' ? 'create' : 'lookUp';
}

/** One wait for one moment; it acts at most once. */
class Armed {
  readonly moment: KillMoment;
  readonly killed: Promise<string>;
  #skip: number;
  #timer: NodeJS.Timeout;
  #over = false;
  readonly #act: () => Promise<void>;
  #resolve: (name: string) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(moment: KillMoment, bound: number, act: () => Promise<void>) {
    this.moment = moment;
    this.#act = act;
    this.#skip = moment.at === 'file' ? moment.skip : 0;
    this.killed = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const latest = moment.at === 'time' ? moment.after : bound;
    this.#timer = setTimeout(() => void this.#kill('any time'), latest);
  }

  /** The moment has come. Resolves when there is nobody left, or at once when the kill comes somewhat later. */
  async hit(): Promise<void> {
    if (this.#over || (this.#skip -= 1) >= 0) return;
    const name = momentName(this.moment);
    if (this.moment.after === 0) return this.#kill(name);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#kill(name), this.moment.after);
  }

  disarm(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  async #kill(name: string): Promise<void> {
    if (this.#over) return;
    this.disarm();
    await this.#act().then(() => this.#resolve(name), this.#reject);
  }
}

/** Kills at a chosen moment. It is told of every moment, and acts in the one it is armed for. */
export class Trigger {
  #armed: Armed | undefined;

  /**
   * Resolves with the moment's name when `act` has ended. Where the moment does not come within `bound`
   * milliseconds, `act` is called then.
   */
  arm(moment: KillMoment, bound: number, act: () => Promise<void>): Promise<string> {
    this.disarm();
    this.#armed = new Armed(moment, bound, act);
    return this.#armed.killed;
  }

  /** There is nobody to kill any more; what `arm` has promised stays open. */
  disarm(): void {
    this.#armed?.disarm();
  }

  /** The exchange goes on when whoever asked for it is dead. */
  async sawRequest(moment: Moment, exchange: Exchange): Promise<void> {
    const wanted = this.#armed?.moment;
    if (wanted?.at !== 'request' || wanted.moment !== moment) return;
    if (wanted.request === requestKind(exchange)) await this.#armed?.hit();
  }

  sawFile(file: FileMoment): void {
    const wanted = this.#armed?.moment;
    if (wanted?.at === 'file' && wanted.file === file) void this.#armed?.hit();
  }
}
