import { formatBytes } from '../evidence/format.ts';
import type { Difference } from '../outbox/delivery.ts';
import type { Failure } from '../outbox/failure.ts';
import type { DeskCheck } from '../ports/helpDesk.ts';
import type { StorageFailure } from '../ports/stores.ts';
import type { Translate } from './texts.ts';

const storageKeys = {
  diskFull: 'storage:diskFull',
  readOnly: 'storage:readOnly',
  notFound: 'storage:notFound',
  unreadable: 'storage:unreadable',
  newer: 'storage:newer',
  locked: 'storage:locked',
  damaged: 'storage:damaged',
  tooLarge: 'storage:tooLarge',
  notCovered: 'markup:notCovered',
  other: 'storage:other',
} as const satisfies Record<StorageFailure['kind'], string>;

/** Why the disk did not do it, and what can be done. `language` of numbers, BCP 47. */
export function storageWords(failure: StorageFailure, translate: Translate, language: string): string {
  const limit = failure.kind === 'tooLarge' ? formatBytes(failure.limit, language) : '';
  return translate(storageKeys[failure.kind], { ...failure, limit });
}

/** What happened to an attempt and what can be done, for the person, and what IT should know. */
export function failureWords(failure: Failure, translate: Translate): { person: string; it: string } {
  const values = { attachment: failure.attachment ?? '' };
  return {
    person: translate(`delivery:failure.${failure.code}.person`, values),
    it: translate(`delivery:failure.${failure.code}.it`, values),
  };
}

/** What the desk did not keep as it was sent. */
export function differenceWords(difference: Difference, translate: Translate): string {
  const name = 'name' in difference ? difference.name : '';
  return translate(`delivery:difference.${difference.kind}`, { name });
}

/** What a check of the help desk found. A check of a connector that is newer than these texts keeps its name. */
export function checkWords(
  { name, passed, detail = '' }: Pick<DeskCheck, 'name' | 'passed'> & { detail?: string | undefined },
  translate: Translate,
): string {
  const key = `desk:check.${name}.${passed ? 'ok' : 'failed'}` as 'desk:check.folder.ok';
  return translate(key, { detail, defaultValue: name });
}
