import { readFileSync } from 'node:fs';

export const readIt = (): string => readFileSync('/etc/hostname', 'utf8');
