import i18next from 'i18next';
import { formatFact } from '../../core/evidence/format.ts';
import type { MachineFact, MachineSectionId } from '../../core/evidence/machine.ts';
import type { Translate } from '../../core/texts/texts.ts';
import { storageWords as storageWordsIn } from '../../core/texts/words.ts';
import type { StorageFailure } from '../client/api.ts';

/** Why the disk did not do it, in the window's language. */
export const storageWords = (failure: StorageFailure, t: Translate): string =>
  storageWordsIn(failure, t, i18next.language);

/** The name of a section of the machine details. */
export const sectionName = (id: MachineSectionId, t: Translate): string => t(`machine:section.${id}`);

/** The words for a fact's label; the label itself where a newer version of the app wrote one that we do not know. */
export function factLabel(fact: MachineFact, t: Translate): string {
  return t(`machine:fact.${fact.label}` as 'machine:fact.model', { defaultValue: fact.label });
}

/** A fact's value with its unit. */
export const factValue = (fact: MachineFact, t: Translate, language: string): string =>
  formatFact(fact.value, t, language);
