import { contextBridge, ipcRenderer } from 'electron';
import { channel, overlayCallNames, overlayEvent } from '../../core/contract/names.ts';

const verbs = Object.fromEntries(
  overlayCallNames.map((name) => [name, (request: unknown) => ipcRenderer.invoke(channel(name), request)]),
);

/** `OverlayApi` of core/contract: pages over the screen reach no draft, no report and no setting. */
contextBridge.exposeInMainWorld('overlay', {
  ...verbs,
  onChange: (listener: (state: unknown) => void) => {
    const forward = (_event: unknown, state: unknown): void => listener(state);
    ipcRenderer.on(channel(overlayEvent), forward);
    return () => {
      ipcRenderer.removeListener(channel(overlayEvent), forward);
    };
  },
});
