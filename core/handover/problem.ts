import type { StorageFailure } from '../ports/stores.ts';
import type { Translate } from '../texts/texts.ts';
import { storageWords } from '../texts/words.ts';
import { unreachable } from '../result.ts';

/** Why a hand-over file or a receipt is not believed; nothing was changed. */
export type HandOverProblem =
  /** Something else altogether. */
  | { kind: 'notAHandOver' }
  /** `part`: the entry that is not what was signed, or an empty text for the file as a whole. */
  | { kind: 'damaged'; part: string }
  | { kind: 'newer' }
  | { kind: 'tooLarge' }
  /** The list of contents was not written by whoever sealed the file. */
  | { kind: 'badSignature' }
  /** A report of this id is here already and says something else. */
  | { kind: 'otherContent' }
  | { kind: 'notAReceipt' }
  /** The receipt's codes do not fit: it was changed, or written by somebody who never had the file. */
  | { kind: 'forged' }
  /** No report of this computer was handed over with that file. */
  | { kind: 'foreign' }
  /** Another process delivers from this data folder, and only that one may close a ticket. */
  | { kind: 'elsewhere' }
  | { kind: 'storage'; failure: StorageFailure };

/** What is wrong and what can be done, in one or two sentences. `language` of numbers, BCP 47. */
export function handOverWords(problem: HandOverProblem, translate: Translate, language: string): string {
  switch (problem.kind) {
    case 'damaged':
      return problem.part === ''
        ? translate('handover:problem.damaged')
        : translate('handover:problem.damagedPart', { part: problem.part });
    case 'storage':
      return problem.failure.kind === 'notFound'
        ? translate('handover:problem.notFound')
        : storageWords(problem.failure, translate, language);
    case 'notAHandOver':
    case 'newer':
    case 'tooLarge':
    case 'badSignature':
    case 'otherContent':
    case 'notAReceipt':
    case 'forged':
    case 'foreign':
    case 'elsewhere':
      return translate(`handover:problem.${problem.kind}`);
    default:
      return unreachable(problem);
  }
}
