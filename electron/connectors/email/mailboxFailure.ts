import type { Failure } from '../../../core/outbox/failure.ts';
import { said } from '../../../core/outbox/httpFailure.ts';
import { connectionCode, wordsOf } from './failure.ts';
import { MailboxTrouble } from './mailbox.ts';

/** What imapflow tells about a refusal. */
interface Refusal {
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseStatus?: string;
  responseText?: string;
  mailboxMissing?: boolean;
  tlsFailed?: boolean;
}

/** Why the mailbox could not be asked. @throws what is no trouble of the mailbox */
export function mailboxFailure(error: unknown): Failure {
  if (!(error instanceof MailboxTrouble)) throw error;
  const { why, cause } = error;
  // Asking changes nothing, so the report is where it was; that it may be there is what we came to ask.
  const mayHaveArrived = true;
  if (why === 'stopped') return { code: 'interrupted', mayHaveArrived };
  if (why === 'silence') return { code: 'timeout', mayHaveArrived };
  if (why === 'notConfigured') return { code: 'notConfigured', mayHaveArrived };
  const refusal = (cause ?? {}) as Refusal;
  const words = refusal.responseText === undefined ? wordsOf(cause) : said(refusal.responseText);
  // RFC 5530: the server itself cannot look the account up at the moment.
  const passing = refusal.serverResponseCode === 'UNAVAILABLE';
  if (passing || refusal.serverResponseCode === 'INUSE')
    return { code: 'serverError', ...words, mayHaveArrived };
  if (refusal.authenticationFailed === true) return { code: 'unauthorized', ...words, mayHaveArrived };
  if (refusal.mailboxMissing === true || refusal.serverResponseCode === 'NONEXISTENT') {
    return { code: 'notFound', ...words, mayHaveArrived };
  }
  if (refusal.tlsFailed === true) return { code: 'certificate', ...words, mayHaveArrived };
  if (refusal.responseStatus !== undefined) return { code: 'serverError', ...words, mayHaveArrived };
  return { code: connectionCode(cause), ...words, mayHaveArrived };
}
