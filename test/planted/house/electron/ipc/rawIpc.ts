import { ipcMain } from 'electron';

ipcMain.removeAllListeners();
