import { when, type Rule } from '../rule.ts';
import { luhn } from '../checks.ts';

export const cardRules: readonly Rule[] = [
  {
    kind: 'card',
    numeric: true,
    pattern: /(?<![\dA-Za-z.,_-])\d(?:[ -]?\d){12,18}(?![\dA-Za-z_])/g,
    accept: when((value) => luhn(value.replace(/\D/g, ''))),
  },
];
