import { app } from 'electron';
import { RunningApp, type WindowLaunch } from './app.ts';
import { dataFolderProblem, sayNoStart } from './noStart.ts';
import type { Paths } from './paths.ts';

/** Starts the app with its window and tray, or hands the wish to the one that is already running. */
export function startApp(launch: WindowLaunch, paths: Paths): void {
  if (!app.requestSingleInstanceLock()) {
    const detail = dataFolderProblem(paths.data);
    if (detail === undefined) app.quit();
    else void sayNoStart({ kind: 'dataFolder', path: paths.data, detail });
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
    const running = makeApp(paths);
    if (running === null) return;
    onLink = (link) => void running.openLink(link);
    await running.start({ ...launch, ...(links[0] === undefined ? {} : { link: links[0] }) });
  });
}

/** Without a window and a tray nobody could see that it runs, and every later start would be handed to it. */
function makeApp(paths: Paths): RunningApp | null {
  try {
    return new RunningApp(paths);
  } catch (error) {
    void sayNoStart({
      kind: 'unexpected',
      detail: error instanceof Error ? String(error.stack) : String(error),
    });
    return null;
  }
}
