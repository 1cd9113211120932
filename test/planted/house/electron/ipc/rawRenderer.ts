import { ipcRenderer } from 'electron';

ipcRenderer.removeAllListeners('x');
