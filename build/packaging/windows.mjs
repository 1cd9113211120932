/**
 * electron-builder's settings for Windows: both installers go to Program Files for every user and say nothing when
 * asked not to (`/S`, `/qn`). What they install and remove is the program alone: the policy in %ProgramData% and
 * the people's tickets in %APPDATA% are never theirs.
 */
export function windowsSettings() {
  return {
    win: {
      target: ['nsis', 'msi'],
      icon: 'build/icons/icon.ico',
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      oneClick: true,
      perMachine: true,
      runAfterFinish: true,
      createDesktopShortcut: true,
      createStartMenuShortcut: true,
      deleteAppDataOnUninstall: false,
      artifactName: '${productName}-Setup-${version}-${arch}.${ext}',
    },
    msi: {
      // Fixed for ever: Windows Installer knows an older version by it.
      upgradeCode: '{5F0C5A52-6F5E-4B0B-9E0B-6E7B9C0B7A41}',
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
      createDesktopShortcut: 'always',
      createStartMenuShortcut: true,
      artifactName: '${productName}-${version}-${arch}.${ext}',
    },
  };
}
