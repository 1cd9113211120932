import type { Dice } from './dice.ts';
import type { Answered } from './site.ts';

/** What can happen to a request on its way, by name. */
export const behaviours = [
  'answers',
  'isNotFound',
  'isUnreachable',
  'hasABadCertificate',
  'isBehindAProxyLogin',
  'breaksOffTheUpload',
  'losesTheRequest',
  'losesTheAnswer',
  'commitsLate',
  'stalls',
  'isSlow',
  'getsItTwice',
  'throttles',
  'throttlesForAges',
  'throttlesInRiddles',
  'redirectsToAPortal',
  'showsAPortal',
  'wantsANetworkLogin',
  'failsBefore',
  'failsAfterTakingIt',
  'saysNonsense',
  'saysHalfOfIt',
  'saysNothing',
  'namesAnotherTicket',
] as const;
export type Behaviour = (typeof behaviours)[number];

/** Behaviours that come together for a while. `calm`: nothing goes wrong. */
export const deskMoods = {
  calm: [],
  lossy: ['breaksOffTheUpload', 'losesTheRequest', 'losesTheAnswer'],
  late: ['commitsLate', 'isSlow', 'stalls'],
  away: ['isNotFound', 'isUnreachable'],
  busy: ['throttles', 'throttlesInRiddles', 'failsBefore'],
  exhausted: ['throttlesForAges'],
  portal: ['redirectsToAPortal', 'showsAPortal', 'wantsANetworkLogin'],
  confused: ['failsAfterTakingIt', 'saysNonsense', 'saysHalfOfIt', 'saysNothing', 'getsItTwice'],
  lying: ['namesAnotherTicket'],
  locked: ['hasABadCertificate', 'isBehindAProxyLogin'],
  mixed: [
    'losesTheRequest',
    'losesTheAnswer',
    'breaksOffTheUpload',
    'commitsLate',
    'isUnreachable',
    'throttles',
    'showsAPortal',
    'failsAfterTakingIt',
    'saysHalfOfIt',
    'getsItTwice',
  ],
} as const satisfies Record<string, readonly Behaviour[]>;
export type DeskMoodName = keyof typeof deskMoods;

const page = '<!doctype html><html><head><title>Guest network</title></head><body>Accept</body></html>';
const html = { 'content-type': 'text/html' };

/** The answer of a behaviour that answers. `handle` lets the desk take the request; `now` in epoch milliseconds. */
export function answersOf(behaviour: Behaviour, handle: () => Answered, dice: Dice, now: number): Answered {
  const throttled = (after: string): Answered => ({
    status: dice.pick([429, 503]),
    headers: { 'content-type': 'application/json', 'retry-after': after },
    text: '{}',
  });
  switch (behaviour) {
    case 'throttles':
      return throttled(dice.pick(['1', '7', '120', new Date(now + 90_000).toUTCString()]));
    case 'throttlesForAges':
      return throttled(dice.pick(['86400', '99999999999', 'Wed, 21 Oct 2099 07:28:00 GMT']));
    case 'throttlesInRiddles':
      return throttled(dice.pick(['-5', 'soon', '', '1e6', 'Wed, 21 Oct 1999 07:28:00 GMT']));
    case 'redirectsToAPortal':
      return {
        status: dice.pick([301, 302, 307]),
        headers: { location: 'https://portal.example/' },
        text: '',
      };
    case 'showsAPortal':
      return { status: 200, headers: html, text: page };
    case 'wantsANetworkLogin':
      return { status: 511, headers: html, text: page };
    case 'failsBefore':
      return { status: dice.pick([500, 502, 503]), headers: html, text: page };
    case 'failsAfterTakingIt':
      handle();
      return { status: dice.pick([500, 502, 504]), headers: html, text: page };
    case 'saysNonsense':
      handle();
      return { status: 201, headers: { 'content-type': 'application/json' }, text: '{"ok":true}' };
    case 'saysHalfOfIt': {
      const whole = handle();
      return { ...whole, text: whole.text.slice(0, whole.text.length / 2) };
    }
    case 'saysNothing':
      handle();
      return { status: 200, headers: {}, text: '' };
    case 'namesAnotherTicket': {
      const whole = handle();
      const another = (_whole: string, before: string, digits: string): string =>
        before + String(Number(digits) + 7);
      return { ...whole, text: whole.text.replace(/("(?:number|id)":"?)(\d+)/, another) };
    }
    default:
      throw new Error(`${behaviour} does not answer`);
  }
}
