import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { appOrigin } from '../../../ipc/sender.ts';
import { pagePreferences } from '../pagePreferences.ts';

/**
 * Makes a window that lies over everything, hidden and empty: no frame, no place in the task bar, above full-screen
 * programs and on every workspace. Its page has calls of its own and reaches nothing else.
 *
 * @param outDir the built app
 */
export function createOverlayWindow(
  outDir: string,
  options: Pick<
    BrowserWindowConstructorOptions,
    'x' | 'y' | 'width' | 'height' | 'title' | 'focusable' | 'backgroundColor'
  >,
): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    frame: false,
    thickFrame: false,
    roundedCorners: false,
    hasShadow: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    enableLargerThanScreen: true,
    webPreferences: {
      ...pagePreferences(outDir, 'overlay'),
      // It is drawn before it shows.
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  // The title is set when it is made; a page that names itself would change it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  return window;
}

/** Loads the page; who answers its calls has to be known before. */
export function loadOverlay(window: BrowserWindow): void {
  void window.loadURL(`${appOrigin}/overlay.html`);
}
