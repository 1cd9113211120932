import { nothing } from './does-not-exist.ts';

export const missing: unknown = nothing;
