import { parse } from 'acorn';

export const borrowed: unknown = parse;
