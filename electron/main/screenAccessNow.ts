import { systemPreferences } from 'electron';
import type { ScreenAccess } from '../../core/ports/capture.ts';
import { screenAccess } from '../adapters/capture/access.ts';
import { isWayland } from '../adapters/capture/engine.ts';
import type { Groundwork } from './groundwork.ts';

/** How the system stands to pictures of the screen now. */
export function screenAccessNow(): ScreenAccess {
  return screenAccess(process.platform, isWayland(process.platform, process.env), systemPreferences);
}

/**
 * Whether a report begins with a picture. Where the system would ask first, it does not: the window explains what
 * will be asked, and the person begins.
 */
export function beginsWithPicture({ policy }: Groundwork): boolean {
  const access = screenAccessNow();
  return policy.settings().takePicture && access !== 'ask' && access !== 'portal';
}
