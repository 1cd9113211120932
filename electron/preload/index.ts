import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callNames, channel, type CallName, type EventName } from '../../core/contract/names.ts';

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

/** Paths are taken from File objects that the person dropped; a page cannot make one with a path of its choice. */
function pathsOf(files: readonly unknown[]): string[] {
  return files.map((file) => webUtils.getPathForFile(file as DroppedFile)).filter((path) => path !== '');
}

const verbs = Object.fromEntries(
  callNames
    .filter((name): name is Exclude<CallName, 'addFilePaths'> => name !== 'addFilePaths')
    .map((name) => [name, (request: unknown) => ipcRenderer.invoke(channel(name), request)]),
);

/** `HandraiseApi` of core/contract, as the page sees it. */
const api = {
  ...verbs,
  addDroppedFiles: (draftId: string, files: readonly unknown[]) =>
    ipcRenderer.invoke(channel('addFilePaths'), { draftId, paths: pathsOf(files) }),
  on: (event: EventName, listener: (payload: unknown) => void) => {
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel(event), forward);
    // Nothing is returned from it: ipcRenderer itself must not cross into the page.
    return () => {
      ipcRenderer.removeListener(channel(event), forward);
    };
  },
};

contextBridge.exposeInMainWorld('handraise', api);
