import type { X509Certificate } from 'node:crypto';
import { detailsOf } from './certificate.ts';
import { allows, isFor, isSound, maySign, mayServe } from './rules.ts';

/** Most authorities between a server and the one that is trusted; real chains have one or two. */
const longestChain = 6;

/** What a server showed, and what it has to prove. */
export interface ShownChain {
  /** The server's own certificate. */
  server: X509Certificate;
  /** What else it sent, in any order. */
  sent: readonly X509Certificate[];
  host: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * True when one of `authorities` has signed the server's certificate, directly or through authorities that the server
 * sent, and every certificate on the way holds. A server's own certificate among `authorities` is trusted by itself.
 * As strict as the browser that refused the chain: its one word "unknown authority" may hide that the certificate has
 * expired or is for another host as well, so everything is looked at here. Never throws.
 */
export function isTrusted(
  { server, sent, host, now }: ShownChain,
  authorities: readonly X509Certificate[],
): boolean {
  try {
    if (!isFor(server, host) || !mayServe(server) || !isSound(server, detailsOf(server), now)) return false;
    if (authorities.some(({ fingerprint256 }) => fingerprint256 === server.fingerprint256)) return true;
    return signed(server, sent.slice(0, longestChain), 0);
  } catch {
    // What cannot be read cannot be trusted.
    return false;
  }

  /** `below`: how many authorities stand between `one` and the server. */
  function signed(one: X509Certificate, left: readonly X509Certificate[], below: number): boolean {
    if (below > longestChain) return false;
    if (authorities.some((issuer) => mayHaveSigned(issuer, one, below))) return true;
    return left.some(
      (issuer) =>
        mayHaveSigned(issuer, one, below) &&
        signed(
          issuer,
          left.filter((other) => other !== issuer),
          below + 1,
        ),
    );
  }

  function mayHaveSigned(issuer: X509Certificate, one: X509Certificate, below: number): boolean {
    if (!one.checkIssued(issuer)) return false;
    const details = detailsOf(issuer);
    return (
      isSound(issuer, details, now) &&
      maySign(issuer, details, below) &&
      allows(details.nameConstraints, host) &&
      one.verify(issuer.publicKey)
    );
  }
}
