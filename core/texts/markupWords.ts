import type { MarkFailure } from '../contract/markupCalls.ts';
import type { Translate } from './texts.ts';
import { storageWords } from './words.ts';

/** Why marks were not kept, and what can be done. `language` of numbers, BCP 47. */
export function markFailureWords(failure: MarkFailure, translate: Translate, language: string): string {
  return failure.kind === 'storage'
    ? storageWords(failure.failure, translate, language)
    : translate(`markup:problem.${failure.kind}`);
}
