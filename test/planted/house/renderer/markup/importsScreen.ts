import { second } from '../screens/second/second.ts';

export const marked = second;
