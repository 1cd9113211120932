import type { Failure, FailureCode } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import { SmtpTrouble, type Reply, type Stage } from './smtp.ts';

/** What a failed conversation means for the report. `address`: the recipient that was refused, if it was one. */
export function smtpFailure(trouble: SmtpTrouble, address?: string): Failure {
  const { stage, reply, why, cause } = trouble;
  // After the last byte only a no is certain; 421 may come from a server that stops for another reason.
  const mayHaveArrived =
    stage === 'answer' && (reply === undefined || reply.code < 400 || reply.code === 421);
  if (why === 'stopped') return { code: 'interrupted', mayHaveArrived };
  if (why === 'silence') return { code: 'timeout', mayHaveArrived };
  if (why === 'noPassword') return { code: 'notConfigured', mayHaveArrived: false };
  if (why === 'tooLarge') return { code: 'tooLarge', ...wordsOf(cause), mayHaveArrived: false };
  if (reply === undefined) return { code: connectionCode(cause), ...wordsOf(cause), mayHaveArrived };
  const words = address === undefined ? reply.text : `${address}: ${reply.text}`;
  return { code: replyCode(reply, stage), status: reply.code, ...said(words), mayHaveArrived };
}

/** The answers that say the same wherever they come (RFC 3463, enhanced status codes, without their class). */
const byDetail: Record<string, FailureCode> = {
  // Mailbox full; system full.
  '2.2': 'diskFull',
  '3.1': 'diskFull',
  // Message too big for the mailbox or for the system.
  '2.3': 'tooLarge',
  '3.4': 'tooLarge',
  // Bad address of the sender, in its form and in its system.
  '1.7': 'forbidden',
  '1.8': 'forbidden',
  // Bad credentials; authentication needed; mechanism too weak; encryption needed.
  '7.8': 'unauthorized',
  '7.9': 'unauthorized',
  '7.11': 'certificate',
};

const byStage: Record<Stage, FailureCode> = {
  // Not the mail is meant, but us: a block of this network, a server that is closing.
  connect: 'serverError',
  login: 'unauthorized',
  sender: 'forbidden',
  recipient: 'notFound',
  data: 'rejected',
  answer: 'rejected',
};

function replyCode({ code, text }: Reply, stage: Stage): FailureCode {
  const detail = /^\d{3}[ -][45]\.(\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? '';
  const known = byDetail[detail];
  if (known !== undefined && !(code < 500 && known === 'unauthorized')) return known;
  if (code < 400) return 'badAnswer';
  // Greylisting and "too much, too fast" ask for patience; other passing refusals are the server's own trouble.
  if (code < 500) {
    if (code === 452) return 'diskFull';
    return code === 450 || detail.startsWith('7.') ? 'rateLimited' : 'serverError';
  }
  if (code === 552) return detail.startsWith('7.') ? 'typeRefused' : 'tooLarge';
  // A server that offers no encryption says "unknown command" to STARTTLS.
  if (stage === 'connect' && [500, 501, 502, 503, 504].includes(code)) return 'certificate';
  if (code === 530) return 'unauthorized';
  // Bad sequence of commands: the session went wrong, not the mail.
  if (code === 503) return 'badAnswer';
  // A relay that is closed to us, whichever address it says it about.
  if (stage === 'recipient' && detail.startsWith('7.')) return 'forbidden';
  return byStage[stage];
}

/** What the system or a library says about a connection (Node's codes, and those of nodemailer and imapflow). */
const connectionCodes: Record<string, FailureCode> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EDNS: 'dns',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETLS: 'certificate',
  STARTTLS_INJECTION: 'certificate',
  EPROTOCOL: 'badAnswer',
};

/** Which failure an error of a connection is; a broken connection where nothing more is known. */
export function connectionCode(cause: unknown): FailureCode {
  const { originalCode, code } = (cause ?? {}) as { originalCode?: unknown; code?: unknown };
  for (const name of [originalCode, code]) {
    if (typeof name !== 'string') continue;
    const known = connectionCodes[name];
    if (known !== undefined) return known;
    // Node names each way in which a certificate fails (nodejs.org/api/tls, "X509 certificate error codes").
    if (/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA/.test(name)) {
      return 'certificate';
    }
  }
  return 'interrupted';
}

/** The words of an error, for IT. */
export function wordsOf(cause: unknown): { detail?: string } {
  return cause instanceof Error ? said(cause.message) : {};
}

/** What went wrong in a conversation; anything that is no trouble of it is a defect, or an attachment's, and passes on. */
export function asTrouble(error: unknown): SmtpTrouble {
  if (!(error instanceof SmtpTrouble)) throw error;
  return error;
}
