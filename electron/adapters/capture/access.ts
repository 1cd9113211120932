import type { DesktopCapturer, SystemPreferences } from 'electron';

/**
 * How the system stands to pictures of the screen. `ask`: macOS asks the person at the first picture. `portal`:
 * Wayland asks each time what may be shared. `denied`: only the person or IT can change it, in the system's settings.
 */
export type ScreenAccess = 'free' | 'ask' | 'portal' | 'denied';

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
