import { before, whole, type Candidate, type Rule, type Span } from '../rule.ts';

/** Networks that say nothing about a place or a person (RFC 6890), and resolvers that everybody uses. */
function isPublic([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254)) return false;
  if ((a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 198 && (b === 18 || b === 19)))
    return false;
  return !['1.1.1.1', '1.0.0.1', '8.8.8.8', '8.8.4.4', '9.9.9.9'].includes([a, b, c, d].join('.'));
}

const versionWords =
  /(?<!\p{L})(?:version|ver\.?|release|build|update|driver|firmware|bios|client|verzi\p{L}{0,2}|zostav\p{L}{0,2}|верси\p{L}{0,2}|сборк\p{L}{0,2}|релиз|драйвер|toleo|เวอร์ชัน|รุ่น|v)(?!\p{L})[ :=]{0,3}(?:[\p{L}]{1,20} )?$/iu;
const addressWords =
  /(?:ip|host|addr|server|from|to|via|ping|ssh|telnet|connect|client|remote|dns|gateway|proxy|peer|route|nslookup|tracert|adres|server|сервер|адрес|хост|seva|anwani|เซิร์ฟเวอร์|ที่อยู่|ไอพี|[@[(=/])[\p{L}:=.' -]{0,14}$/iu;

function address4(candidate: Candidate): Span | null {
  const { value, text, start, end } = candidate;
  const parts = value.split('.').map(Number);
  if (parts.some((part) => part > 255) || !isPublic(parts) || /(?:^|\.)0\d/.test(value)) return null;
  const around = before(text, start, 40);
  if (versionWords.test(around)) return null;
  const isUsed = /^(?::\d{2,5}|\/\d{1,2})(?!\d)/.test(text.slice(end, end + 7)) || addressWords.test(around);
  // Small figures are a version more often than an address, unless the words say otherwise.
  return isUsed || ((parts[0] ?? 0) > 30 && parts.some((part) => part > 40)) ? whole(candidate) : null;
}

/** Global addresses only (2000::/3, RFC 4291): what is local says nothing, and `::1` must stay. */
function address6(candidate: Candidate): Span | null {
  const { value } = candidate;
  const groups = value.split(':');
  const isWhole = value.includes('::') ? groups.length <= 8 && groups.length >= 4 : groups.length === 8;
  return isWhole && /^[23][0-9a-f]{3}:/i.test(value) && value.split('::').length <= 2
    ? whole(candidate)
    : null;
}

export const ipAddressRules: readonly Rule[] = [
  { kind: 'ipAddress', pattern: /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g, accept: address4 },
  {
    kind: 'ipAddress',
    pattern: /(?<![\w:.])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,8}(?![\w:])/gi,
    accept: address6,
  },
];
