import type { Found, SecretKind } from '../../../core/evidence/secrets/index.ts';
import type { Labelled } from './labelled.ts';

/** How a finder did on some messages. */
export interface Score {
  secrets: number;
  /** Secrets of which every character was found, whatever the kind. */
  masked: number;
  /** What was found; and of it, what is no secret or takes more than a character or two beside one along. */
  found: number;
  falseAlarms: number;
  /** Length of all messages, in UTF-16 code units. */
  characters: number;
  missed: string[];
  wrong: string[];
}

/** A full stop or a quotation mark that goes along hurts nobody. */
const tolerated = 2;

export function score(
  messages: readonly Labelled[],
  find: (text: string) => Found[],
  only?: SecretKind,
): Score {
  const total: Score = {
    secrets: 0,
    masked: 0,
    found: 0,
    falseAlarms: 0,
    characters: 0,
    missed: [],
    wrong: [],
  };
  for (const { text, secrets } of messages) {
    const found = find(text);
    const wanted = secrets.filter(({ kind }) => only === undefined || kind === only);
    const missed = wanted.filter(({ start, end }) => !covered(start, end, found));
    const claimed = found.filter(({ kind }) => only === undefined || kind === only);
    const wrong = claimed.filter((one) => outside(one, secrets) > tolerated);
    total.secrets += wanted.length;
    total.masked += wanted.length - missed.length;
    total.found += claimed.length;
    total.falseAlarms += wrong.length;
    total.characters += text.length;
    const show = ({ start, end, kind }: Found) =>
      `${kind} ${JSON.stringify(text.slice(start, end))} in: ${text}`;
    total.missed.push(...missed.map(show));
    total.wrong.push(...wrong.map(show));
  }
  return total;
}

function covered(start: number, end: number, found: readonly Found[]): boolean {
  return Array.from({ length: end - start }, (_, index) => start + index).every((at) =>
    found.some((one) => one.start <= at && at < one.end),
  );
}

/** How many characters of a find belong to no secret. */
function outside(one: Found, secrets: readonly Found[]): number {
  return Array.from({ length: one.end - one.start }, (_, index) => one.start + index).filter(
    (at) => !secrets.some(({ start, end }) => start <= at && at < end),
  ).length;
}

/** 1 where there was nothing to find. */
export const recall = ({ masked, secrets }: Score): number => (secrets === 0 ? 1 : masked / secrets);
export const precision = ({ falseAlarms, found }: Score): number =>
  found === 0 ? 1 : 1 - falseAlarms / found;
export const alarmsPerThousand = ({ falseAlarms, characters }: Score): number =>
  characters === 0 ? 0 : (falseAlarms * 1000) / characters;
