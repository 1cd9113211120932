import i18next from 'i18next';
import type { DeskCheckView } from '../../core/contract/views.ts';
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

/** What happened to an attempt and what can be done, for the person, and what IT should know. */
export function failureWords(failure: Failure, t: Translate): { person: string; it: string } {
  const values = { attachment: failure.attachment ?? '' };
  return {
    person: t(`delivery:failure.${failure.code}.person`, values),
    it: t(`delivery:failure.${failure.code}.it`, values),
  };
}

/** What a check of the help desk found. A check of a connector that is newer than these texts keeps its name. */
export function checkWords({ name, passed, detail = '' }: DeskCheckView, t: Translate): string {
  const key = `desk:check.${name}.${passed ? 'ok' : 'failed'}` as 'desk:check.folder.ok';
  return t(key, { detail, defaultValue: name });
}

/** The name of a section of the machine details. */
export const sectionName = (id: MachineSectionId, t: Translate): string => t(`machine:section.${id}`);

/** The words for a fact's label; the label itself where a newer version of the app wrote one that we do not know. */
export function factLabel(fact: MachineFact, t: Translate): string {
  return t(`machine:fact.${fact.label}` as 'machine:fact.model', { defaultValue: fact.label });
}

/** A fact's value with its unit. */
export const factValue = (fact: MachineFact, t: Translate, language: string): string =>
  formatFact(fact.value, t, language);
