import type { DesktopCapturer, Size } from 'electron';
import { describePixels, type Pixels } from '../../../../core/evidence/pictureCheck.ts';
import type { PictureDoubt } from '../../../../core/ports/capture.ts';

/** The picture of one window as the system gives it. */
export interface WindowShot {
  title: string;
  pixels: Pixels;
  doubt?: PictureDoubt;
}

/**
 * A window by itself, where the system does not tell its place: Windows and macOS. Chromium fits it into the size that
 * is asked for and does not tell how large it was, so that it may come out enlarged: then the person is told.
 *
 * @param id of a source of Electron's (`window:…`)
 * @param size of the largest display, in pixels
 */
export async function shootWindow(
  desktopCapturer: Pick<DesktopCapturer, 'getSources'>,
  id: string,
  size: Size,
): Promise<WindowShot | 'gone'> {
  const sources = await desktopCapturer.getSources({ types: ['window'], thumbnailSize: size });
  const source = sources.find((one) => one.id === id);
  if (source === undefined || source.thumbnail.isEmpty()) return 'gone';
  const pixels = { ...source.thumbnail.getSize(1), data: source.thumbnail.toBitmap() };
  const { look } = describePixels(pixels);
  if (look === 'ordinary') return { title: source.name, pixels };
  return { title: source.name, pixels, doubt: look === 'black' ? 'plain' : look };
}
