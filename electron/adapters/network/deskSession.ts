import { X509Certificate } from 'node:crypto';
import type { Certificate, Request, Session } from 'electron';
import type { Proxy } from '../../../core/policy/network.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { proxyConfig, proxyLogin, type ProxyLogin } from './proxyConfig.ts';

/** What the session is given. Everything is asked anew when something changes. */
export interface DeskSessionWorld {
  /** A new session of Electron that nothing else uses. */
  makeSession: () => Session;
  proxy: () => Proxy;
  storedPassword: () => Promise<string | undefined>;
  authorities: () => readonly X509Certificate[];
  now: () => number;
  logger: Logger;
}

/** CERT_AUTHORITY_INVALID of net/base/net_error_list.h: the one refusal that further authorities may lift. */
const unknownAuthority = -202;

/** Answers of the verify procedure: trusted, or as Chromium has judged. */
const verdict = { trusted: 0, asJudged: -3 } as const;

/** What a request is sent through. */
export type DeskRoute = Pick<DeskSession, 'ready' | 'login' | 'signsIn'>;

/**
 * The network session of everything that goes to help desks: with the policy's proxy and further authorities. It is
 * apart from the window's session, and is made with the first request.
 */
export class DeskSession {
  readonly #world: DeskSessionWorld;
  #session: Promise<Session> | null = null;

  constructor(world: DeskSessionWorld) {
    this.#world = world;
  }

  /** The session, ready for a request. */
  ready(): Promise<Session> {
    this.#session ??= this.#make();
    return this.#session;
  }

  /** Who signs in to the proxy, as of now. */
  login(): Promise<ProxyLogin | undefined> {
    return proxyLogin(this.#world.proxy(), this.#world.storedPassword);
  }

  /** True when a request to this address goes through a proxy that we sign in to. */
  async signsIn(url: string): Promise<boolean> {
    if ((await this.login()) === undefined) return false;
    return (await (await this.ready()).resolveProxy(url)) !== 'DIRECT';
  }

  /**
   * Proxy, its password or authorities have changed: the next request gets a session of its own, because Chromium keeps
   * what it once judged about a certificate, and sign-ins to proxies, for as long as a session lives. Requests on their
   * way end in the session where they began.
   */
  renew(): void {
    this.#session = null;
  }

  async #make(): Promise<Session> {
    const { makeSession, proxy, authorities, logger } = this.#world;
    const session = makeSession();
    if (authorities().length > 0)
      session.setCertificateVerifyProc((request, callback) => {
        this.#judge(request).then(callback, (error: unknown) => {
          logger.error('a certificate could not be judged', error, { host: request.hostname });
          callback(verdict.asJudged);
        });
      });
    await session.setProxy(proxyConfig(proxy()));
    return session;
  }

  async #judge({ errorCode, certificate, hostname }: Request): Promise<number> {
    if (errorCode !== unknownAuthority) return verdict.asJudged;
    // Read only where it is needed: nearly every server is known to the system.
    const { isTrusted } = await import('./chain.ts');
    const [server, ...sent] = shown(certificate).map(({ data }) => new X509Certificate(data));
    if (server === undefined) return verdict.asJudged;
    const { authorities, now } = this.#world;
    const trusted = isTrusted({ server, sent, host: hostname, now: now() }, authorities());
    return trusted ? verdict.trusted : verdict.asJudged;
  }
}

/** Most certificates of a server that are looked at: a hostile one could send thousands. */
const mostShown = 10;

/** Electron's types promise an issuer; at the end of the chain there is none. */
type Shown = Omit<Certificate, 'issuerCert'> & { issuerCert?: Shown };

/** The server's certificate and those it sent along. */
function shown(first: Shown): Shown[] {
  const chain: Shown[] = [];
  for (
    let next: Shown | undefined = first;
    next !== undefined && chain.length < mostShown;
    next = next.issuerCert
  )
    chain.push(next);
  return chain;
}
