import type { HttpAnswer, HttpOutcome, HttpTrouble } from '../ports/http.ts';
import type { DeliveryOutcome } from '../ports/helpDesk.ts';
import { lastingCodes, type Failure, type FailureCode } from './failure.ts';
import { parseRetryAfter } from './retry.ts';

/** True for failures that need a person or IT; the others pass by themselves. */
export function isLasting(code: FailureCode): boolean {
  return (lastingCodes as readonly FailureCode[]).includes(code);
}

/** The failure as the outcome of an attempt. */
export function notDelivered(failure: Failure): DeliveryOutcome {
  return { kind: isLasting(failure.code) ? 'failedForGood' : 'failedForNow', failure };
}

/** What the failed request was for. `creates`: had it arrived, there would be a ticket. `now`: epoch milliseconds. */
export interface RequestContext {
  url: string;
  creates: boolean;
  now: number;
}

const troubleCodes: Record<HttpTrouble['cause'], FailureCode> = {
  offline: 'offline',
  dns: 'dns',
  unreachable: 'unreachable',
  timeout: 'timeout',
  certificate: 'certificate',
  proxyLogin: 'proxyLogin',
  aborted: 'interrupted',
  broken: 'interrupted',
};

/** What an outcome that is not the hoped-for answer means for the delivery. */
export function httpFailure(outcome: HttpOutcome, context: RequestContext): Failure {
  if (outcome.kind === 'trouble') {
    const { cause, detail, sent } = outcome;
    return { ...said(detail), code: troubleCodes[cause], mayHaveArrived: context.creates && sent };
  }
  const code = answerCode(outcome, context.url);
  const retryAfter = parseRetryAfter(outcome.headers['retry-after'], context.now);
  // A 4xx is the server's "no"; after anything else the ticket may stand although the answer went wrong.
  const refused = outcome.status >= 400 && outcome.status < 500 && !notYet.includes(outcome.status);
  return {
    ...said(wordsOf(outcome)),
    code,
    status: outcome.status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    mayHaveArrived: context.creates && !refused,
  };
}

const clientErrors: Record<number, FailureCode> = {
  401: 'unauthorized',
  402: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  407: 'proxyLogin',
  408: 'timeout',
  410: 'notFound',
  413: 'tooLarge',
  406: 'typeRefused',
  415: 'typeRefused',
  425: 'rateLimited',
  429: 'rateLimited',
  // RFC 6585: the network wants a login before it lets anything through.
  511: 'captivePortal',
};

/**
 * Not a "no" but a "not now", said by gateways as well, also of a request that they had passed on before. A look-up
 * too many costs little.
 */
const notYet = [408, 425, 429];

function answerCode(answer: HttpAnswer, url: string): FailureCode {
  const { status } = answer;
  if (status >= 300 && status < 400) return leadsElsewhere(answer, url) ? 'captivePortal' : 'badAnswer';
  const known = clientErrors[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'serverError';
  if (status >= 400) return 'rejected';
  return isPage(answer) ? 'captivePortal' : 'badAnswer';
}

/** A login page of a network sends to another host; a wrongly configured address stays on its own. */
function leadsElsewhere(answer: HttpAnswer, url: string): boolean {
  const location = answer.headers['location'];
  if (location === undefined) return true;
  try {
    return new URL(location, url).hostname !== new URL(url).hostname;
  } catch {
    return true;
  }
}

/** True for an HTML page, by its header or by how it begins. */
function isPage(answer: HttpAnswer): boolean {
  const type = answer.headers['content-type'] ?? '';
  return /\bhtml\b/i.test(type) || /^\s*<(!doctype html|html|head|body)\b/i.test(answer.text);
}

/** What the other side said, for people: where a redirect leads, the title of a page, or the text itself. */
function wordsOf(answer: HttpAnswer): string {
  const location = answer.headers['location'];
  if (answer.status >= 300 && answer.status < 400 && location !== undefined) return `→ ${location}`;
  if (!isPage(answer)) return answer.text;
  return /<title[^>]*>([^<]*)/i.exec(answer.text)?.[1] ?? '';
}

/** Longest text of a desk that is kept, in UTF-16 code units. */
const longestDetail = 600;

/** The desk's words as `detail`: plain text on few lines, without control characters; nothing when empty. */
export function said(words: string): { detail?: string } {
  const clean = words
    .slice(0, longestDetail * 4)
    // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .trim();
  const short = clean.length > longestDetail ? `${clean.slice(0, longestDetail).trimEnd()}…` : clean;
  return short === '' ? {} : { detail: short };
}
