import { contextBridge, ipcRenderer } from 'electron';
import { barCallNames, barEvent, channel } from '../../core/contract/names.ts';

const verbs = Object.fromEntries(
  barCallNames.map((name) => [name, (request: unknown) => ipcRenderer.invoke(channel(name), request)]),
);

/** `BarApi` of core/contract: the bar steers what is recorded and reaches nothing that was. */
contextBridge.exposeInMainWorld('bar', {
  ...verbs,
  onChange: (listener: (view: unknown) => void) => {
    const forward = (_event: unknown, view: unknown): void => listener(view);
    ipcRenderer.on(channel(barEvent), forward);
    return () => {
      ipcRenderer.removeListener(channel(barEvent), forward);
    };
  },
});
