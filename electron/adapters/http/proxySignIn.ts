import type { HttpAnswer } from '../../../core/ports/http.ts';
import type { DeskRoute } from '../network/deskSession.ts';

/** Signs in to a proxy once: one that asks again has refused, and would ask for ever. */
export class ProxySignIn {
  readonly #login: DeskRoute['login'];
  #answered = false;
  /** True when the proxy wanted a sign-in that it did not get or did not take. */
  refused = false;

  constructor(login: DeskRoute['login']) {
    this.#login = login;
  }

  /** `callback` without words gives up. */
  async answer(callback: (user?: string, password?: string) => void): Promise<void> {
    const login = this.#answered ? undefined : await this.#login().catch(() => undefined);
    this.#answered = true;
    if (login === undefined) {
      this.refused = true;
      callback();
    } else callback(login.user, login.password);
  }
}

/**
 * True for a 401 that a proxy gives itself, as tinyproxy does for a wrong password, where 407 would be right: a page, as
 * no help desk's API answers, without the `Via` that a proxy adds to what it passes on (RFC 9110, 7.6.3).
 */
export function looksLikeProxy({ status, headers, text }: HttpAnswer): boolean {
  if (status !== 401 || headers['via'] !== undefined) return false;
  return /^basic\b/i.test(headers['www-authenticate'] ?? '') && /<html\b/i.test(text);
}
