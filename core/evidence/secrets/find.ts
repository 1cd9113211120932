import type { FindOptions, Found } from './kinds.ts';
import { mendDigits, plainText } from './plainText.ts';
import { placeholders } from './placeholder.ts';
import { whole, type Candidate, type Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/**
 * The secrets in a text, sorted, none overlapping another. What two rules claim together is one secret from the first
 * character to the last, so that nothing of it is left standing. Takes time in proportion to the text's length.
 */
export function findSecrets(text: string, { ocr = false }: FindOptions = {}): Found[] {
  const plain = plainText(text);
  const mended = ocr ? mendDigits(plain) : plain;
  const masked = placeholders(text);
  const found = rules
    .filter(({ ocrOnly }) => ocr || ocrOnly !== true)
    .flatMap((rule, rank) =>
      applyRule(rule, rule.numeric === true ? mended : plain, ocr).map((one) => ({ ...one, rank })),
    )
    .filter((one) => !masked.some(({ start, end }) => start < one.end && one.start < end));
  return merge(found);
}

function applyRule(rule: Rule, text: string, ocr: boolean): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const value = match.groups?.['secret'] ?? match[0];
    const end = match.index + match[0].length;
    const candidate: Candidate = { text, start: end - value.length, end, value, ocr };
    const span = (rule.accept ?? whole)(candidate);
    if (span !== null && span.end > span.start) found.push({ ...span, kind: rule.kind });
  }
  return found;
}

interface Ranked extends Found {
  rank: number;
}

/** Joins what overlaps; the earlier rule gives the kind. */
function merge(found: Ranked[]): Found[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  const merged: Ranked[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last === undefined || one.start >= last.end) merged.push({ ...one });
    else {
      if (one.rank < last.rank) Object.assign(last, { kind: one.kind, rank: one.rank });
      last.end = Math.max(last.end, one.end);
    }
  }
  return merged.map(({ start, end, kind }) => ({ start, end, kind }));
}
