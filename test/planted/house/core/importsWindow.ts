import { Clean } from '../renderer/clean.tsx';

export const view = Clean;
