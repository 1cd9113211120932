import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fuses } from './fuses.mjs';

const launcher = fileURLToPath(new URL('linux/launcher.sh', import.meta.url));

/**
 * What happens to the packed folder before the installers are made from it. The fuses are set here and not by
 * electron-builder's own setting: it would look for them in `handraise`, which is a shell script by then.
 * @param {{ inspectable: boolean }} options
 * @returns {(context: import('electron-builder').AfterPackContext) => Promise<void>}
 */
export function afterPack({ inspectable }) {
  return async (context) => {
    const { appOutDir, electronPlatformName, packager } = context;
    // A runtime that brings a default app would otherwise ship it.
    await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
    await packager.addElectronFuses(context, fuses({ inspectable }));
    if (electronPlatformName === 'linux') await putLauncherInFront(appOutDir, packager.executableName);
  };
}

/**
 * Without a display Electron ends before any JavaScript of ours runs, so what people start is a few lines of shell.
 * @param {string} folder
 * @param {string} name of the command; the program itself becomes `<name>-bin`
 */
async function putLauncherInFront(folder, name) {
  const command = join(folder, name);
  await rename(command, `${command}-bin`);
  await copyFile(launcher, command);
  await chmod(command, 0o755);
}
