import path from 'node:path';
import type { WebPreferences } from 'electron';

/** What every page of ours is allowed: nothing but its own preload script (Electron's security guide, 2 to 4). */
export function pagePreferences(outDir: string, preload: string): WebPreferences {
  return {
    preload: path.join(outDir, `preload/${preload}.cjs`),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  };
}
