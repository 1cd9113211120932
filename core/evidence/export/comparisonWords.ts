import { formatFact } from '../format.ts';
import type { FactDifference } from '../compareMachines.ts';
import type { ComparedRow } from '../compareRecordings.ts';
import type { FactValue } from '../machine.ts';
import type { Translate } from '../../texts/texts.ts';

/** What a row of two runs tells, in sentences; none: the runs do the same here. */
export function rowWords(row: ComparedRow, translate: Translate, language: string): string[] {
  if (row.kind === 'onlyGood') return [translate('recordings:compare.onlyGood')];
  if (row.kind === 'onlyBad') return [translate('recordings:compare.onlyBad')];
  const words =
    row.kind === 'changed' ? row.parts.map((part) => translate(`recordings:compare.changed.${part}`)) : [];
  if (row.pause === null) return words;
  const { good, bad } = row.pause;
  const times = { good: secondsWords(good, language), bad: secondsWords(bad, language) };
  return [...words, translate(bad > good ? 'recordings:compare.slower' : 'recordings:compare.faster', times)];
}

/** A difference of the machines: what it is about, and both values in words. */
export function factWords(
  difference: FactDifference,
  translate: Translate,
  language: string,
): { label: string; good: string; bad: string } {
  const { section, label, of } = difference;
  const fact = translate(`machine:fact.${label}` as 'machine:fact.model', { defaultValue: label });
  const value = (one: FactValue | null): string =>
    one === null ? translate('recordings:compare.missing') : formatFact(one, translate, language);
  const values = { section: translate(`machine:section.${section}`), fact, of: of ?? '' };
  return {
    label: translate(of === undefined ? 'recordings:compare.fact' : 'recordings:compare.factOf', values),
    good: value(difference.good),
    bad: value(difference.bad),
  };
}

/** Tenths matter only where there are few seconds. */
function secondsWords(milliseconds: number, language: string): string {
  const seconds = milliseconds / 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds);
}
