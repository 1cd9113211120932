import type { OpenDesktopWindows } from '../../../core/ports/windows.ts';
import type { Logger } from '../../../core/ports/world.ts';
import { wordsOf } from '../within.ts';
import { X11Connection } from './x11Connection.ts';
import { X11Windows } from './x11Windows.ts';

/**
 * The system's list of windows. X11 only, by now: Wayland tells it to nobody, and for Windows and macOS there is no
 * library that does it in this process without compiling or downloading at installation.
 *
 * @param wayland the session is drawn by Wayland: the X server that runs beside it knows a part of the windows only
 */
export function desktopWindowsOf(platform: string, wayland: boolean, logger: Logger): OpenDesktopWindows {
  return async () => {
    if (platform !== 'linux' || wayland) return null;
    try {
      return new X11Windows(await X11Connection.connect());
    } catch (error) {
      logger.warn('the windows of the desktop are not known', { reason: wordsOf(error) });
      return null;
    }
  };
}
