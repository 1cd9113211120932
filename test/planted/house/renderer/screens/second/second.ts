import { greeting } from '../../../core/clean.ts';

export const second = greeting('x');
