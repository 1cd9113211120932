import { fail, ok, type Result } from '../result.ts';
import { cleanLine, cleanText } from './cleanText.ts';
import { limits, type DraftFields, type Step } from './draft.ts';

/** Longest link that is looked at, in UTF-16 code units: every field at its limit would not fit a command line. */
export const maxLinkLength = 32_000;
const maxLinkSteps = 50;
const maxStepLength = 2000;

/** What a link puts into a new draft. A link only ever fills in words: it sends nothing and adds no files. */
export interface Prefill {
  fields: Partial<Pick<DraftFields, 'summary' | 'details' | 'steps' | 'expected' | 'actual' | 'category'>>;
  /** Keys of the link that mean nothing to us or whose value could not be used; cleaned, at most 20. */
  ignored: string[];
  /** Keys whose text was longer than a draft takes and was cut. */
  cut: string[];
}

/** Why a link is not followed; each has a sentence in the texts (`report:link.*`). */
export type LinkFailure =
  | { kind: 'tooLong'; limit: number }
  | { kind: 'notALink' }
  | { kind: 'otherScheme' }
  /** Not `report`: the only thing a link may ask for. */
  | { kind: 'otherAction' }
  /** A user name, password or port stands in it: no link of ours has one. */
  | { kind: 'disguised' };

const textKeys = ['details', 'expected', 'actual'] as const;
const known = new Set<string>(['summary', 'category', 'step', ...textKeys]);

/** What `category` may be: an id of the policy's tree. Whether the policy has it is for the caller to look up. */
const categoryId = /^[a-z0-9][a-z0-9-]{0,79}$/;

/**
 * Reads `handraise://report?summary=…&details=…&category=…&step=…&step=…&expected=…&actual=…`. The link comes from
 * anywhere (a web page, a mail) and is hostile until parsed: unknown keys are ignored and listed, texts are cleaned and
 * cut to a draft's limits, a fragment is not read. Where a key stands twice the first one counts, except `step`.
 */
export function parseReportLink(link: string): Result<Prefill, LinkFailure> {
  if (link.length > maxLinkLength) return fail({ kind: 'tooLong', limit: maxLinkLength });
  const url = parseUrl(link);
  if (url === null) return fail({ kind: 'notALink' });
  if (url.protocol !== 'handraise:') return fail({ kind: 'otherScheme' });
  if (url.username !== '' || url.password !== '' || url.port !== '') return fail({ kind: 'disguised' });
  // Systems disagree on whether the slash after the host is kept.
  if (url.hostname.toLowerCase() !== 'report' || !['', '/'].includes(url.pathname)) {
    return fail({ kind: 'otherAction' });
  }
  return ok(readPrefill(url.searchParams));
}

function parseUrl(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}

function readPrefill(parameters: URL['searchParams']): Prefill {
  const ignored = new Set([...parameters.keys()].filter((key) => !known.has(key)));
  const cut = new Set<string>();
  const take = (key: string, value: string, limit: number): string => {
    if (value.length > limit) cut.add(key);
    return shorten(value, limit);
  };

  const fields: Prefill['fields'] = {};
  const summary = take('summary', cleanLine(parameters.get('summary') ?? ''), limits.line);
  if (summary !== '') fields.summary = summary;
  for (const key of textKeys) {
    const text = take(key, cleanText(parameters.get(key) ?? '').trim(), limits.text);
    if (text !== '') fields[key] = text;
  }

  const category = parameters.get('category');
  if (category !== null && categoryId.test(category)) fields.category = category;
  else if (category !== null) ignored.add('category');

  const lines = parameters
    .getAll('step')
    .map(cleanLine)
    .filter((step) => step !== '');
  if (lines.length > maxLinkSteps) cut.add('step');
  const steps: Step[] = lines.slice(0, maxLinkSteps).map((step, index) => ({
    id: `link-${index + 1}`,
    text: take('step', step, maxStepLength),
  }));
  if (steps.length > 0) fields.steps = steps;

  return { fields, ignored: nameKeys(ignored), cut: [...cut] };
}

/** At most `limit` UTF-16 code units, without half a character at the end. */
function shorten(text: string, limit: number): string {
  return cleanText(text.slice(0, limit))
    .replace(/\ufffd$/, '')
    .trimEnd();
}

function nameKeys(keys: ReadonlySet<string>): string[] {
  return [...keys].slice(0, 20).map((key) => shorten(cleanLine(key), 40) || '?');
}
