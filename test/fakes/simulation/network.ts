import type { HttpClient, HttpOutcome, HttpRequest, HttpTrouble } from '../../../core/ports/http.ts';
import type { Network } from '../../../core/ports/world.ts';
import { answersOf, type Behaviour } from './behaviours.ts';
import type { Dice } from './dice.ts';
import type { Answered, Arrived, DeskSite } from './site.ts';
import type { Tally } from './tally.ts';
import { never, type Life, type SimulatedTime } from './time.ts';

/** What the network of a run is made of. */
export interface NetworkWorld {
  dice: Dice;
  tally: Tally;
  time: SimulatedTime;
  /** Whatever is beyond the machine: it goes on when a process ends. */
  beyond: Life;
  site: DeskSite;
  /** Chooses what happens to a request. */
  behave: (request: HttpRequest) => Behaviour;
  onCut: (life: Life) => void;
  /** An answer of the desk itself reached the app. */
  onAnswer?: (life: Life, request: Arrived, answer: Answered) => void;
}

/** The network of one machine: its link, and HTTP for each process. */
export class SimulatedNetwork {
  readonly #world: NetworkWorld;
  #online = true;
  readonly #listeners = new Map<() => void, Life>();

  constructor(world: NetworkWorld) {
    this.#world = world;
  }

  /** Pulls or plugs the cable. */
  set(online: boolean): void {
    this.#online = online;
    if (online) this.wake();
  }

  /** The link is back, the machine woke up, or the session was unlocked. */
  wake(): void {
    for (const [listener, life] of [...this.#listeners]) if (life.alive) listener();
  }

  port(life: Life): Network {
    return {
      online: () => this.#online,
      onBack: (listener) => {
        this.#listeners.set(listener, life);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  http(life: Life): HttpClient {
    return async (request) => {
      const { dice, time, tally } = this.#world;
      await time.turn(life);
      if (life.requestsLeft !== undefined && (life.requestsLeft -= 1) < 0) return this.#cut(life, request);
      if (request.signal.aborted) return trouble('aborted', false);
      if (!this.#online) return trouble('offline', false);
      const behaviour = this.#world.behave(request);
      if (behaviour !== 'answers') {
        tally.count(`desk: ${behaviour}`);
        tally.tell(`desk: ${behaviour} ${request.method} ${request.url}`);
      }
      const outcome = await this.#act(life, request, behaviour);
      tally.tell(`  ${life.name} gets ${said(outcome)} for ${request.method} ${request.url}`);
      request.onSent?.(0);
      await time.sleep(life, dice.below(3));
      return outcome;
    };
  }

  async #act(life: Life, request: HttpRequest, behaviour: Behaviour): Promise<HttpOutcome> {
    const { dice, time, beyond, site, onAnswer } = this.#world;
    const pause = (ms: number): Promise<'passed' | 'aborted'> => this.#pause(life, ms, request.signal);
    const ended = async (ms: number, cause: HttpTrouble['cause'], sent: boolean): Promise<HttpOutcome> =>
      trouble((await pause(ms)) === 'aborted' ? 'aborted' : cause, sent);
    switch (behaviour) {
      case 'isNotFound':
        return ended(dice.below(500), 'dns', false);
      case 'isUnreachable':
        return ended(dice.below(20_000), 'unreachable', false);
      case 'hasABadCertificate':
        return ended(dice.below(500), 'certificate', false);
      case 'isBehindAProxyLogin':
        return ended(dice.below(500), 'proxyLogin', false);
      default:
    }
    const arrived = await this.#send(request);
    if (behaviour === 'breaksOffTheUpload') return ended(dice.below(5_000), 'broken', true);
    if (request.signal.aborted) return trouble('aborted', true);
    const handle = (): Answered => site.handle(arrived);
    const answer = async (answered: Answered, ms = dice.below(400)): Promise<HttpOutcome> =>
      (await pause(ms)) === 'aborted' ? trouble('aborted', true) : { kind: 'answer', ...answered };
    switch (behaviour) {
      case 'losesTheRequest':
        return ended(request.timeout, 'timeout', true);
      case 'losesTheAnswer':
        handle();
        return dice.hits(0.5)
          ? ended(dice.below(900), 'broken', true)
          : ended(request.timeout, 'timeout', true);
      case 'commitsLate': {
        const gaveUp = await ended(request.timeout, 'timeout', true);
        time.after(beyond, dice.below(9_000), handle);
        return gaveUp;
      }
      case 'stalls':
        // Drops of an answer keep the connection alive; nothing ends this but the app itself.
        if (dice.hits(0.5)) handle();
        await pause(10 * 24 * 3_600_000);
        return trouble('aborted', true);
      case 'isSlow':
        return answer(handle(), dice.below(request.timeout));
      case 'getsItTwice': {
        const first = handle();
        const second = handle();
        return answer(dice.hits(0.5) ? first : second);
      }
      case 'answers': {
        const answered = handle();
        const outcome = await answer(answered);
        if (outcome.kind === 'answer') onAnswer?.(life, arrived, answered);
        return outcome;
      }
      default:
        return answer(answersOf(behaviour, handle, dice, time.now));
    }
  }

  /** Hands the body over. What its chunks throw goes through, as the port says. */
  async #send(request: HttpRequest): Promise<Arrived> {
    const pieces: Uint8Array[] = [];
    let sent = 0;
    if (request.body?.kind === 'bytes') pieces.push(request.body.bytes);
    else if (request.body !== undefined) {
      for await (const chunk of request.body.chunks) {
        pieces.push(chunk);
        sent += chunk.byteLength;
        request.onSent?.(sent);
        if (request.signal.aborted) break;
      }
    }
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      method: request.method,
      url: new URL(request.url),
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: Buffer.concat(pieces),
    };
  }

  /** The process ends while it asks: before the desk has it all, or before the answer. */
  async #cut(life: Life, request: HttpRequest): Promise<never> {
    const { dice, tally, site, onCut } = this.#world;
    const arrives = dice.hits(0.5);
    tally.count(arrives ? 'process: cut off before it heard the answer' : 'process: cut off before it asked');
    const arrived = arrives ? await this.#send(request) : null;
    // One that the app itself gave up meanwhile was not sent to its end.
    if (arrived !== null && !request.signal.aborted) site.handle(arrived);
    onCut(life);
    return never();
  }

  #pause(life: Life, ms: number, signal: AbortSignal): Promise<'passed' | 'aborted'> {
    return new Promise((resolve) => {
      const cancel = this.#world.time.after(life, ms, () => resolve('passed'));
      const stop = (): void => {
        cancel();
        resolve('aborted');
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }
}

function trouble(cause: HttpTrouble['cause'], sent: boolean): HttpTrouble {
  return { kind: 'trouble', cause, sent, detail: cause };
}

function said(outcome: HttpOutcome): string {
  if (outcome.kind === 'trouble') return `${outcome.cause}${outcome.sent ? ' after sending' : ''}`;
  return `${outcome.status} ${outcome.text.slice(0, 60)}`;
}
