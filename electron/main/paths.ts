import path from 'node:path';
import { app } from 'electron';
import { shareProfileKey } from '../adapters/secrets/shareProfileKey.ts';

/** Absolute paths of this run. */
export interface Paths {
  /** Drafts, outbox, settings, secrets: everything that is the person's. */
  data: string;
  /** The built app: `main`, `preload` and `renderer` below it. */
  out: string;
  /** Icons and other files that ship beside the code. */
  resources: string;
  documents: string;
  /** The person's own folder. */
  home: string;
}

/**
 * Decides where data lives and tells Electron, before it is ready. In a checkout `HANDRAISE_DATA_DIR` moves it, for
 * tests; a packaged app does not listen to it. Chromium's own profile is kept apart from ours, and the command line
 * has one of its own, because two processes cannot share one.
 */
export function preparePaths(kind: 'window' | 'command'): Paths {
  const moved = app.isPackaged ? undefined : process.env['HANDRAISE_DATA_DIR'];
  const data =
    moved === undefined || moved === ''
      ? path.join(app.getPath('appData'), 'handraise')
      : path.resolve(moved);
  app.setPath('userData', data);
  const profiles = [path.join(data, 'browser'), path.join(data, 'browser-command')] as const;
  const [own, other] = kind === 'window' ? profiles : ([profiles[1], profiles[0]] as const);
  app.setPath('sessionData', own);
  if (process.platform === 'win32') shareProfileKey(own, [other]);
  const out = path.join(app.getAppPath(), 'out');
  return {
    data,
    out,
    resources: app.isPackaged ? process.resourcesPath : path.join(app.getAppPath(), 'build'),
    documents: app.getPath('documents'),
    home: app.getPath('home'),
  };
}

/** Where the log is. */
export function logFileOf(paths: Paths): string {
  return path.join(paths.data, 'logs', 'handraise.log');
}
