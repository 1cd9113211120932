const places = { ipcMain: 'electron/ipc', ipcRenderer: 'electron/preload' };

/**
 * Keeps the raw IPC modules where senders are checked and messages are parsed. A default or namespace import of
 * electron would carry them along.
 * @param {...keyof typeof places} names what this part of the house must not import from electron
 */
export function restrictedImports(...names) {
  const paths = names.map((name) => ({
    name: 'electron',
    importNames: [name, 'default'],
    message: `Only ${places[name]} imports ${name}; import what you need from electron by its name.`,
  }));
  return ['error', { paths }];
}
