import type { ReadLine } from '../readText.ts';
import { below, messageAround } from './block.ts';
import { withoutSigns } from './edges.ts';
import { plain, withoutIcon } from './plain.ts';
import { traceHead } from './trace.ts';
import { hasCode, says } from './words.ts';

/** What a picture says went wrong, as a person would copy it, and by what it was known. */
export interface ErrorMessage {
  text: string;
  reason: 'trace' | 'sentence' | 'title' | 'code';
}

/** Longest message that is offered, in characters: more is no message but a document. */
const longest = 700;
/** A title has few words; what stands below it is the message. */
const titleWords = 6;

/**
 * The error message in what was read in a picture: the head of a stack trace, else the paragraph of the line that says
 * most clearly that something failed, in English, Russian, Slovak, Thai or Swahili. Null: none that is worth offering.
 */
export function errorMessageIn(read: readonly ReadLine[]): ErrorMessage | null {
  const lines = read.map(withoutSigns);
  const trace = traceHead(lines);
  if (trace !== null) return { text: trace.slice(0, longest), reason: 'trace' };
  let best: { line: ReadLine; score: number } | undefined;
  for (const line of lines) {
    const score = scoreOf(line.text);
    if (score > (best?.score ?? 0)) best = { line, score };
  }
  if (best === undefined) return null;
  const { line, score } = best;
  if (score >= sure) return message(messageAround(lines, line), hasCode(line.text) ? 'code' : 'sentence');
  // A title alone ("Error", "Printer problem") says nothing without what stands below it.
  const under = isTitle(line.text) ? below(lines, line) : undefined;
  return under === undefined
    ? null
    : message([line, ...messageAround(lines, under).filter((one) => one !== line)], 'title');
}

/** From here on a line is offered without anything else that speaks for it. */
const sure = 3;

function scoreOf(text: string): number {
  const words = plain(withoutIcon(text));
  if (!/\p{L}{2}/u.test(words) || isCode(text)) return 0;
  let score = 0;
  if (says.strong(words)) score += 4;
  else if (says.weak(words)) score += 2;
  if (hasCode(text)) score += 2;
  if (score === 0) return 0;
  // A form asks what went wrong; a dialog says it.
  if (/\?["'”)]?$/.test(text.trim())) score -= 3;
  if (says.harmless(words)) score -= 5;
  // A sentence is worth more than a button or a menu of the same words. One about a problem need not be an error.
  if (score >= sure && /[.!…]["'”)]?$/.test(text.trim())) score += 1;
  // Long lines speak about errors more often than they are one.
  if (words.split(/\s+/).length > 30) score -= 2;
  return score;
}

/** Programs are full of words for errors. */
function isCode(text: string): boolean {
  return /=>|[;{}]\s*$|^\s*(?:\/\/|\*|#include|import |const |let |if ?\(|catch ?\(|throw |return )|console\.\w+\(/.test(
    text,
  );
}

function isTitle(text: string): boolean {
  const words = withoutIcon(text).split(/\s+/);
  return words.length <= titleWords && !/[.,;?]$/.test(text.trim());
}

function message(lines: readonly ReadLine[], reason: ErrorMessage['reason']): ErrorMessage {
  const text = lines.map((line, index) => (index === 0 ? withoutIcon(line.text) : line.text.trim()));
  return { text: text.join('\n').slice(0, longest), reason };
}
