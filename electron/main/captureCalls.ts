import { BrowserWindow, desktopCapturer, screen, shell } from 'electron';
import { electronDisplays } from '../adapters/capture/displays.ts';
import { isWayland } from '../adapters/capture/engine.ts';
import { desktopWindowsOf } from '../adapters/windows/index.ts';
import type { DesktopWindow } from '../../core/ports/windows.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';
import { screenAccessNow } from './screenAccessNow.ts';
import { captureTargets } from './services/capture/captureTargets.ts';
import { ChosenPictures, type ChosenWorld } from './services/capture/chosenPictures.ts';
import { shootWindow } from './services/capture/windowShots.ts';
import { countDown } from './windows/overlay/countDown.ts';
import type { OverlayWorld } from './windows/overlay/overlayWorld.ts';
import { pickRegion } from './windows/overlay/pickRegion.ts';

type Calls = Pick<Handlers, 'listCaptureTargets' | 'takeTarget' | 'openScreenPermission'>;

/** Where macOS lets people allow pictures of the screen. */
const screenSettings = 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture';

/** The calls about pictures of one display, one window or a part of the screen. */
export function captureCalls(
  house: House,
  overScreen: OverlayWorld,
  withWindowsHidden: ChosenWorld['withWindowsHidden'],
): Calls {
  const { logger, translate } = house.ground;
  const wayland = isWayland(process.platform, process.env);
  const openWindows = desktopWindowsOf(process.platform, wayland, logger);
  const displays = () => electronDisplays(screen, process.platform);
  const windows = async (): Promise<readonly DesktopWindow[] | null> => {
    const desktop = await openWindows();
    if (desktop === null) return null;
    try {
      // Ours are hidden when the picture is taken.
      return (await desktop.list()).filter(({ pid }) => pid !== process.pid);
    } finally {
      desktop.close();
    }
  };
  const chosen = new ChosenPictures({
    capture: house.capture,
    drafts: house.drafts,
    windows,
    shootWindow: (id) =>
      shootWindow(desktopCapturer, id, {
        width: Math.max(...displays().map(({ width }) => width)),
        height: Math.max(...displays().map(({ height }) => height)),
      }),
    withWindowsHidden,
    countDown: (seconds) => countDown(seconds, overScreen),
    pickRegion: (still, offered) => pickRegion(still, offered, overScreen),
    translate,
    logger,
  });
  let shown: string[] = [];
  return {
    listCaptureTargets: () => {
      overScreen.pictures.forget(shown);
      shown = [];
      return captureTargets({
        access: () => screenAccessNow(),
        displays,
        windows,
        desktopCapturer,
        isOwn: (id) => BrowserWindow.getAllWindows().some((window) => window.getMediaSourceId() === id),
        keep: (png) => {
          const url = overScreen.pictures.keep({ mediaType: 'image/png', bytes: Uint8Array.from(png) });
          shown.push(url);
          return url;
        },
        logger,
      });
    },
    takeTarget: ({ draftId, target, delaySeconds }) =>
      house.evidence.track(draftId, chosen.take(draftId, target, delaySeconds)),
    openScreenPermission: async () => {
      if (process.platform === 'darwin') await shell.openExternal(screenSettings);
      return undefined;
    },
  };
}
