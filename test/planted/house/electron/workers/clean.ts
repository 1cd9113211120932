import { cpu } from 'systeminformation';

export const probe: unknown = cpu;
