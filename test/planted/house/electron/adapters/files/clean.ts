import { greeting } from '../../../core/clean.ts';

export const answer = greeting('x');
