import type { FindOptions, Found } from './kinds.ts';
import { placeholders } from './placeholder.ts';
import { mendDigits, plainText } from './plainText.ts';
import { repeats } from './repeats.ts';
import { whole, type Candidate, type Rule, type Span } from './rule.ts';
import { rules } from './rules/index.ts';

/** Each round is one look at the text; a third one has never been needed by a text that was not made for it. */
const mostRounds = 4;

/**
 * The secrets in a text, sorted, none overlapping another. What two rules claim together is one secret from the first
 * character to the last, so that nothing of it is left standing; a password that was found is found wherever it stands
 * again. Takes time in proportion to the text's length.
 */
export function findSecrets(text: string, { ocr = false }: FindOptions = {}): Found[] {
  const active = rules.filter(({ ocrOnly }) => ocr || ocrOnly !== true);
  const all: Ranked[] = [];
  let blank: readonly Span[] = placeholders(text);
  let plain = plainText(text);
  // What was found shows new borders to the rest: it is looked at until nothing comes any more, so that masking what
  // is masked changes nothing.
  for (let round = 0; round < mostRounds; round += 1) {
    plain = blankOut(plain, blank);
    const isMasked = touching([...placeholders(text), ...all], text.length);
    const found = findOnce(active, plain, ocr).filter((one) => !isMasked(one));
    if (found.length === 0) break;
    all.push(...found);
    blank = found;
  }
  return merge(all);
}

function findOnce(active: readonly Rule[], plain: string, ocr: boolean): Ranked[] {
  const mended = ocr ? mendDigits(plain) : plain;
  const found = active.flatMap((rule, rank) =>
    applyRule(rule, rule.numeric === true ? mended : plain, ocr).map((one) => ({ ...one, rank })),
  );
  return [...found, ...repeats(plain, found).map((one) => ({ ...one, rank: active.length }))];
}

/** Brackets with nothing in them where a secret is, or its placeholder: the word in it must announce nothing. */
function blankOut(text: string, places: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const first = Math.max(at, start);
    out += text.slice(at, first) + `[${'\u0000'.repeat(Math.max(0, end - first - 2))}]`.slice(0, end - first);
    at = end;
  }
  return out + text.slice(at);
}

function applyRule(rule: Rule, text: string, ocr: boolean): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const value = match.groups?.['secret'] ?? match[0];
    const end = match.index + match[0].length;
    const candidate: Candidate = { text, start: end - value.length, end, value, ocr };
    const spans = [(rule.accept ?? whole)(candidate) ?? []].flat();
    found.push(
      ...spans.filter((span) => span.end > span.start).map((span) => ({ ...span, kind: rule.kind })),
    );
  }
  return found;
}

/** Whether a place touches one of the given places; a map of the text, because there may be thousands. */
function touching(places: readonly Span[], length: number): (one: Span) => boolean {
  if (places.length === 0) return () => false;
  const map = new Uint8Array(length);
  for (const { start, end } of places) map.fill(1, start, end);
  return ({ start, end }) => map.subarray(start, end).includes(1);
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
