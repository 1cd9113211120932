import i18next from 'i18next';
import { formatBytes, formatFact } from '../../core/evidence/format.ts';
import type { MachineFact, MachineSectionId } from '../../core/evidence/machine.ts';
import type { Failure } from '../../core/outbox/failure.ts';
import type { Translate } from '../../core/texts/texts.ts';
import type { StorageFailure } from '../client/api.ts';

const storageKeys = {
  diskFull: 'storage:diskFull',
  readOnly: 'storage:readOnly',
  notFound: 'storage:notFound',
  unreadable: 'storage:unreadable',
  newer: 'storage:newer',
  damaged: 'storage:damaged',
  tooLarge: 'storage:tooLarge',
  other: 'storage:other',
} as const satisfies Record<StorageFailure['kind'], string>;

/** Why the disk did not do it, and what can be done. */
export function storageWords(failure: StorageFailure, t: Translate): string {
  const limit = failure.kind === 'tooLarge' ? formatBytes(failure.limit, i18next.language) : '';
  return t(storageKeys[failure.kind], { ...failure, limit });
}

// Until the words of the other rooms are there.
const lookUp = (key: string, values: object, otherwise: string): string =>
  i18next.exists(key) ? String(i18next.t(key as never, values as never)) : otherwise;

export const failureWords = (failure: Failure, _t: Translate): { what: string; next: string } => ({
  what: lookUp(`delivery:failure.${failure.code}.what`, failure, failure.code),
  next: lookUp(`delivery:failure.${failure.code}.next`, failure, ''),
});
export const checkName = (name: string, _t: Translate): string => lookUp(`desk:check.${name}`, {}, name);

/** The name of a section of the machine details. */
export const sectionName = (id: MachineSectionId, t: Translate): string => t(`machine:section.${id}`);

/** The words for a fact's label; the label itself where a newer version of the app wrote one that we do not know. */
export function factLabel(fact: MachineFact, t: Translate): string {
  return t(`machine:fact.${fact.label}` as 'machine:fact.model', { defaultValue: fact.label });
}

/** A fact's value with its unit. */
export const factValue = (fact: MachineFact, t: Translate, language: string): string =>
  formatFact(fact.value, t, language);
