import type { DesktopCapturer, SystemPreferences } from 'electron';
import type { ScreenAccess } from '../../../core/ports/capture.ts';

/** What the system says now. Usable once the app is ready. */
export function screenAccess(
  platform: string,
  wayland: boolean,
  systemPreferences: Pick<SystemPreferences, 'getMediaAccessStatus'>,
): ScreenAccess {
  if (wayland) return 'portal';
  if (platform !== 'darwin') return 'free';
  switch (systemPreferences.getMediaAccessStatus('screen')) {
    case 'granted':
      return 'free';
    case 'denied':
    case 'restricted':
      return 'denied';
    default:
      return 'ask';
  }
}

/**
 * Whether pictures show the wallpaper alone. macOS gives out such pictures while nobody has allowed better ones, and
 * after an update of the app it may say "granted" and give them all the same. Then it also keeps the names of other
 * programs' windows to itself, and Electron lists no window that has no name.
 */
export async function windowsMissing(
  { platform, desktopCapturer }: { platform: string; desktopCapturer: Pick<DesktopCapturer, 'getSources'> },
  access: ScreenAccess,
): Promise<boolean> {
  if (platform !== 'darwin') return false;
  if (access !== 'free') return true;
  // Without thumbnails nothing is photographed.
  const noThumbnail = { width: 0, height: 0 };
  const windows = await desktopCapturer.getSources({ types: ['window'], thumbnailSize: noThumbnail });
  return windows.length === 0;
}
