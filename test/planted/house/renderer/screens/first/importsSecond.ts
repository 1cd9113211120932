import { second } from '../second/second.ts';

export const first = second;
