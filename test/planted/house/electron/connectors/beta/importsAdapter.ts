import { answer } from '../../adapters/files/clean.ts';

export const beta = answer;
