import { beta } from '../beta/importsAdapter.ts';

export const alpha = beta;
