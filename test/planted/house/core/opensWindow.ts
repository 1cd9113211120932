import { BrowserWindow } from 'electron';

export const openIt = (): unknown => new BrowserWindow();
