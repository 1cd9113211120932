import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What a packaged Handraise can still be talked into. Nobody may use it as a Node (RunAsNode, NODE_OPTIONS,
 * --inspect), swap its code for a folder of their own, or read its cookies from disk.
 * @param {{ inspectable: boolean }} options `inspectable` lets a test attach through the inspector; never for shipping
 * @returns {import('@electron/fuses').FuseConfig}
 */
export function fuses({ inspectable }) {
  return {
    version: FuseVersion.V1,
    // Flipping breaks the signature an unsigned macOS build carries; a signed one is signed after this.
    resetAdHocDarwinSignature: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: inspectable,
    // Enforced on macOS and Windows; Electron does not check it on Linux.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Our pages come from app://, so file:// needs no more rights than in a browser.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}
