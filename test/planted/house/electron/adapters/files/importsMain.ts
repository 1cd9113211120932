import { missing } from '../../main/nowhere.ts';

export const upwards: unknown = missing;
