import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pagePreferences } from './pagePreferences.ts';

/** The window's own background in both themes, so that nothing flashes white before the first frame. */
export function windowBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff';
}

/**
 * Makes the window, hidden and empty. Its process starts at once and takes as long as reading all our code, so at a
 * start this comes first; this file and what it imports stay small for that.
 *
 * @param outDir the built app
 * @param icon path of a PNG
 */
export function createWindow(outDir: string, icon: string): BrowserWindow {
  const { workAreaSize } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    width: Math.min(1040, workAreaSize.width),
    height: Math.min(860, workAreaSize.height),
    minWidth: 360,
    minHeight: 480,
    show: false,
    icon,
    autoHideMenuBar: true,
    backgroundColor: windowBackground(),
    webPreferences: pagePreferences(outDir, 'index'),
  });
  window.removeMenu();
  return window;
}
