import { vi } from 'vitest';

vi.mock('../core/clean.ts');
export const wrongType: number = 'four';
