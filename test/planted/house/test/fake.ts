import { greeting } from '../core/clean.ts';

export const fake = greeting('x');
