import { extend, whole, type Candidate, type Rule, type Span } from '../rule.ts';
import { isStandIn, looksMade, turns, uuid } from '../value.ts';

/** Letters, digits and the marks of base64 and of keys: where a key with a known beginning goes on. */
const isKey = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  [0x2b, 0x2d, 0x2e, 0x2f, 0x3d, 0x5f, 0x7e].includes(code);

/** The rest of the key, without the full stop of a sentence; long enough not to be a word that begins alike. */
const rest =
  (least: number) =>
  ({ text, start, end }: Candidate): Span | null => {
    const last = extend(text, end, isKey);
    const value = text.slice(start, last).replace(/[.\-/]+$/, '');
    return value.length >= least && /\d/.test(value) ? { start, end: start + value.length } : null;
  };

/** How keys begin, as those who give them out document it, and the least length of each. */
const beginnings: readonly (readonly [RegExp, number])[] = [
  // JSON Web Tokens (RFC 7519): base64 of `{"`.
  [/(?<![\w-])eyJ[\w-]{6,12}/g, 20],
  // GitHub, GitLab
  [/(?<![\w-])(?:gh[oprsu]_|github_pat_)[A-Za-z0-9]{6}/g, 20],
  [/(?<![\w-])gl(?:pat|ptt|dt|rt|soat|cbt)-[\w-]{6}/g, 16],
  // Slack
  [/(?<![\w-])(?:xox[abceoprs]|xapp)-[\w-]{6}/g, 16],
  // Google
  [/(?<![\w-])AIza[\w-]{20}/g, 30],
  [/(?<![\w-])(?:ya29\.|1\/\/0|GOCSPX-)[\w-]{6}/g, 20],
  // OpenAI, Anthropic, Stripe, Hugging Face
  [/(?<![\w-])sk-[\w-]{12}/g, 20],
  [/(?<![\w-])(?:[sprk]k_(?:live|test)_|whsec_|hf_)[A-Za-z0-9]{8}/g, 16],
  // Package registries, hosts and others
  [
    /(?<![\w-])(?:npm_|pypi-|rubygems_|dop_v1_|doo_v1_|shpat_|shpss_|shpca_|lin_api_|ntn_|figd_|sbp_|glsa_|glc_)[\w-]{8}/g,
    20,
  ],
  [
    /(?<![\w-])(?:SG\.|hvs\.|PMAK-|NRAK-|xkeysib-|tskey-|sq0[ac][ts]p-|ATATT3|AGE-SECRET-KEY-1|dckr_pat_)[\w-]{8}/g,
    20,
  ],
];

/** Keys of a fixed shape. */
const shapes: readonly RegExp[] = [
  // AWS key ids
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  // Telegram and Discord bots
  /(?<![\w:-])\d{8,10}:[\w-]{35}(?![\w-])/g,
  /(?<![\w-])[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g,
  // Client secrets of Microsoft Entra ID
  /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g,
  // Addresses that may be posted to by whoever knows them: Slack, Discord
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]{12,120})/g,
  /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{5,24}\/[\w-]{20,100})/g,
  // BitLocker recovery: eight groups of six digits (also with misread dashes)
  /(?<![\d-])\d{6}(?:[ -]{1,3}\d{6}){7}(?![\d-])/g,
  // Product keys: five groups of five
  /(?<![A-Z0-9-])(?=[A-Z-]{0,24}\d)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])/g,
  // Passwords as systems keep them: crypt(3), bcrypt, Argon2
  /\$(?:1|2[abxy]|5|6|y|argon2(?:id?|d))\$[\w./=,+$-]{12,200}/g,
];

/** What stands behind the scheme of an Authorization header (RFC 7235): no plain word, as in "basic authentication". */
function credentials(candidate: Candidate): Span | null {
  const { value } = candidate;
  const isMade = /\d|[a-z][A-Z]|=$/.test(value) && !uuid.test(value);
  return isMade && !isStandIn(value) ? whole(candidate) : null;
}

/** Stands alone, long and in no order: nobody writes such a word, and no name of a file or a class is like it. */
function disorder(candidate: Candidate): Span | null {
  const { value, text, start } = candidate;
  if (!looksMade(value) || turns(value) < value.length / 4 || new Set(value).size < 16) return null;
  if (/^[0-9a-f-]*$/i.test(value) || !/[a-z]/.test(value) || !/[A-Z]/.test(value)) return null;
  // Certificates and public keys are for everybody to see.
  const block = text
    .slice(Math.max(0, start - 4096), start)
    .split('-----BEGIN ')
    .slice(1)
    .at(-1);
  if (block !== undefined && !block.includes('-----END') && !/^[A-Z ]{0,40}PRIVATE/.test(block)) return null;
  // Fingerprints and check sums are for everybody to see.
  return /(?:sha\d{1,3}|md5|integrity|digest|fingerprint)[^\w]{0,4}$/i.test(
    text.slice(Math.max(0, start - 20), start),
  )
    ? null
    : whole(candidate);
}

export const tokenRules: readonly Rule[] = [
  ...beginnings.map(([pattern, least]): Rule => ({ kind: 'token', pattern, accept: rest(least) })),
  ...shapes.map((pattern): Rule => ({ kind: 'token', pattern })),
  {
    kind: 'token',
    pattern:
      /(?<![\p{L}\d])(?:bearer|basic|token|negotiate|ntlm|apikey|digest)[ :]{1,3}(?<secret>[\w+/=.~-]{8,4096})/giu,
    accept: credentials,
  },
  { kind: 'token', pattern: /(?<![\w+/=.:\\-])[\w+/-]{32,200}={0,2}(?![\w+/=\\-])/g, accept: disorder },
];
