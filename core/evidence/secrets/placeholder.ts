import { secretKinds, type SecretKind } from './kinds.ts';
import type { Span } from './rule.ts';

/** The word of each kind in a placeholder: short, and known in every office whatever its language. */
const words = {
  password: 'password',
  token: 'token',
  privateKey: 'key',
  card: 'card',
  iban: 'iban',
  nationalId: 'id',
  email: 'email',
  phone: 'phone',
  userName: 'user',
  ipAddress: 'ip',
} as const satisfies Record<SecretKind, string>;

const kindOf = new Map<string, SecretKind>(secretKinds.map((kind) => [words[kind], kind]));
const pattern = new RegExp(`\\[(${Object.values(words).join('|')}) ([0-9]{1,6})\\]`, 'g');

/** What stands in a text for a secret: `[email 2]` is the second e-mail address that was met. */
export const placeholder = (kind: SecretKind, number: number): string => `[${words[kind]} ${number}]`;

/** The placeholders that a text already has. */
export function placeholders(text: string): (Span & { kind: SecretKind; number: number })[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const kind = kindOf.get(match[1] ?? '');
    if (kind === undefined) return [];
    return [{ start: match.index, end: match.index + match[0].length, kind, number: Number(match[2]) }];
  });
}
