import { net } from 'electron';

export const online = (): boolean => net.isOnline();
