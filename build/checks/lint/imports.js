const places = { ipcMain: 'electron/ipc', ipcRenderer: 'electron/preload' };

/** @param {keyof typeof places} name */
const raw = (name) => ({
  name: 'electron',
  importNames: [name, 'default'],
  message: `Only ${places[name]} imports ${name}; import what you need from electron by its name.`,
});

/** A package loaded by name is one that the import rules cannot see: only workers load what may freeze them. */
const byName = {
  name: 'node:module',
  importNames: ['createRequire'],
  message: 'Only electron/workers loads packages by name.',
};

/**
 * Keeps the raw IPC modules where senders are checked and messages are parsed. A default or namespace import of
 * electron would carry them along.
 * @param {...keyof typeof places} names what this part of the house must not import from electron
 */
export function restrictedImports(...names) {
  return ['error', { paths: [...names.map(raw), byName] }];
}

/** In a worker there is no IPC at all, and packages may be loaded by name. */
export const workerImports = ['error', { paths: ['ipcMain', 'ipcRenderer'].map(raw) }];
