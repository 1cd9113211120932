import { contextBridge, ipcRenderer } from 'electron';
import { channel, videoCallNames, videoEvent } from '../../core/contract/names.ts';

const verbs = Object.fromEntries(
  videoCallNames.map((name) => [name, (request: unknown) => ipcRenderer.invoke(channel(name), request)]),
);

/** `VideoPageApi` of core/contract: the page that films reaches no draft, no report and no setting. */
contextBridge.exposeInMainWorld('video', {
  ...verbs,
  onChange: (listener: (command: unknown) => void) => {
    const forward = (_event: unknown, command: unknown): void => listener(command);
    ipcRenderer.on(channel(videoEvent), forward);
    return () => {
      ipcRenderer.removeListener(channel(videoEvent), forward);
    };
  },
});
