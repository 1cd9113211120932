import { ipcRenderer } from 'electron';
import { greeting } from '../../core/clean.ts';

ipcRenderer.send(greeting('x'));
export const tooLong: number = 'three';
