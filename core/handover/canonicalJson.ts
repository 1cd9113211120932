/** What JSON can say, without fractions: those are written differently from program to program. */
export type Plain =
  string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * A value as the one text that every program makes of it: keys in the order of their UTF-16 units, no space, absent
 * values left out. For whole numbers and plain values it is what RFC 8785 (JSON Canonicalization Scheme) writes.
 */
export function canonicalJson(value: Plain): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const members = keys.flatMap((key) => {
    const member = value[key];
    return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
  });
  return `{${members.join(',')}}`;
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
