import { answer } from '../electron/adapters/files/clean.ts';

export const shortcut = answer;
