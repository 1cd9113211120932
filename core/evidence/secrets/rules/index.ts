import type { Rule } from '../rule.ts';
import { cardRules } from './card.ts';
import { emailRules } from './email.ts';

/** Every rule; where two find the same place, the earlier one says what it is. */
export const rules: readonly Rule[] = [...cardRules, ...emailRules];
