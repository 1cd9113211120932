import { createRequire } from 'node:module';

export const loaded: unknown = createRequire('/')('systeminformation');
