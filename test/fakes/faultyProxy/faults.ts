/** What a proxy on the way does to one exchange. Times in milliseconds. */
export type Fault =
  | { kind: 'none' }
  /** Reads the request, forwards nothing and hangs up. */
  | { kind: 'dropRequest' }
  /** Forwards half of the request's body, then hangs up on both sides. */
  | { kind: 'cutRequest' }
  /** Forwards; hangs up instead of passing the answer on. */
  | { kind: 'dropAnswer' }
  /** Forwards; hangs up after half of the answer's body. */
  | { kind: 'cutAnswer' }
  /** Forwards; never passes the answer on, and never hangs up. */
  | { kind: 'silent' }
  /** Passes the answer on late. */
  | { kind: 'lateAnswer'; ms: number }
  /** Forwards late, also when the client has gone meanwhile. */
  | { kind: 'lateRequest'; ms: number }
  /** Forwards a GET twice; anything else once. */
  | { kind: 'twice' }
  /** Both ways at this many bytes in a second. */
  | { kind: 'slow'; bytesPerSecond: number }
  /** Answers itself; `forward`: after the desk got the request and gave its own answer, as gateways do that wait too short. */
  | { kind: 'answer'; forward: boolean; answer: CannedAnswer };

/** An answer that the proxy gives itself. `name`: for the table at the end. */
export interface CannedAnswer {
  name: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Answers that middle boxes and tired servers give. */
export const cannedAnswers = {
  badGateway: { name: '502 page', status: 502, headers: html, body: '<html>Bad gateway</html>' },
  gatewayTimeout: { name: '504 page', status: 504, headers: html, body: '<html>Gateway time-out</html>' },
  unavailable: { name: '503', status: 503, headers: { ...html, 'retry-after': '1' }, body: 'Maintenance' },
  tooMany: { name: '429', status: 429, headers: { ...json, 'retry-after': '1' }, body: '{"errors":[]}' },
  portalPage: {
    name: '200 login page',
    status: 200,
    headers: html,
    body: '<!doctype html><html><head><title>Sign in to the network</title></head><body>…</body></html>',
  },
  portalRedirect: {
    name: '302 to a login',
    status: 302,
    headers: { location: 'http://login.portal.example/?next=1' },
    body: '',
  },
  /** Another program's success: nothing that the desk would say. */
  emptySuccess: { name: '200 {}', status: 200, headers: json, body: '{}' },
} as const satisfies Record<string, CannedAnswer>;

/** The fault in a word or two, for tables. */
export function faultName(fault: Fault): string {
  if (fault.kind !== 'answer') return fault.kind;
  return `${fault.answer.name}${fault.forward ? ' after forwarding' : ''}`;
}
