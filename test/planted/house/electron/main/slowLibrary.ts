import { cpu } from 'systeminformation';

export const probeHere = cpu;
