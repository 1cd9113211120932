import path from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { fileLogger } from '../adapters/log/fileLogger.ts';
import type { RunningApp, WindowLaunch } from './app.ts';
import { logFileOf, type Paths } from './paths.ts';
import { createWindow } from './windows/createWindow.ts';
import { guardContents, refusePermissions } from './windows/guard.ts';

/**
 * Starts the app with its window and tray, or hands the wish to the one that is already running. Nearly all of our
 * code is read after the window was made: its process starts meanwhile.
 */
export function startApp(launch: WindowLaunch, paths: Paths): void {
  if (!app.requestSingleInstanceLock()) {
    void import('./noStart.ts').then(({ endSecondStart }) => endSecondStart(paths.data));
    return;
  }
  const links: string[] = launch.link === undefined ? [] : [launch.link];
  // macOS hands links over as an event, also before the app is ready.
  let onLink = (link: string): void => void links.push(link);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    onLink(link);
  });
  void app.whenReady().then(async () => {
    // Before there is any page: what was made earlier would not be guarded.
    const logger = fileLogger(path.dirname(logFileOf(paths)));
    guardContents(logger);
    refusePermissions(session.defaultSession, logger);
    const icon = path.join(paths.resources, 'icons/256x256.png');
    const early = launch.hidden ? null : createWindow(paths.out, icon);
    const running = await makeApp(paths, early);
    if (running === null) return;
    onLink = (link) => void running.openLink(link);
    await running.start({ ...launch, ...(links[0] === undefined ? {} : { link: links[0] }) });
  });
}

/** Without a window and a tray nobody could see that it runs, and every later start would be handed to it. */
async function makeApp(paths: Paths, early: BrowserWindow | null): Promise<RunningApp | null> {
  try {
    const { RunningApp: App } = await import('./app.ts');
    return new App(paths, early);
  } catch (error) {
    early?.destroy();
    const { sayNoStart } = await import('./noStart.ts');
    const detail = error instanceof Error ? String(error.stack) : String(error);
    void sayNoStart({ kind: 'unexpected', detail });
    return null;
  }
}
