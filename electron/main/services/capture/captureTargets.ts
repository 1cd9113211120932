import type { DesktopCapturer, DesktopCapturerSource } from 'electron';
import type { CaptureTargets } from '../../../../core/contract/captureCalls.ts';
import type { DisplayInfo } from '../../../../core/ports/capture.ts';
import type { DesktopWindow } from '../../../../core/ports/windows.ts';
import type { Logger } from '../../../../core/ports/world.ts';

/** In pixels; two fit side by side into the narrowest window. */
const smallPicture = { width: 320, height: 200 };

/** What the list of targets is made from. */
export interface TargetsWorld {
  access: () => CaptureTargets['access'];
  displays: () => readonly DisplayInfo[];
  /** From front to back; null where the system does not say. */
  windows: () => Promise<readonly DesktopWindow[] | null>;
  desktopCapturer: Pick<DesktopCapturer, 'getSources'>;
  /** Sources that are windows of ours. */
  isOwn: (sourceId: string) => boolean;
  /** Keeps a small picture for the window to show until the next list. */
  keep: (png: Buffer) => string;
  logger: Logger;
}

/**
 * The displays and windows that a picture can be taken of, with small pictures. Where a portal would ask for each, and
 * where pictures are forbidden, nothing is photographed: the list says so instead.
 */
export async function captureTargets(world: TargetsWorld): Promise<CaptureTargets> {
  const access = world.access();
  if (access === 'portal' || access === 'denied') return { access, displays: [], windows: [] };
  const sources = await smallPictures(world);
  const pictureOf = (source: DesktopCapturerSource | undefined): string | null =>
    source === undefined || source.thumbnail.isEmpty() ? null : world.keep(source.thumbnail.toPNG());
  const displays = world.displays().map(({ id, label, width, height, primary }) => {
    const picture = pictureOf(sources.find((source) => source.display_id === id));
    return { id, label: label.slice(0, 300), width, height, primary, picture };
  });
  const known = await world.windows();
  const windowSources = sources.filter(({ id }) => id.startsWith('window:') && !world.isOwn(id));
  const windows =
    known === null
      ? windowSources.map((source) => ({
          id: source.id,
          title: source.name.slice(0, 300),
          application: '',
          picture: pictureOf(source),
        }))
      : known
          .filter(({ title }) => title !== '')
          .map(({ id, title, application }) => ({
            id,
            title,
            application,
            picture: pictureOf(windowSources.find((source) => source.id.startsWith(`window:${id}:`))),
          }));
  return { access, displays, windows };
}

/** Without small pictures the list is still of use. */
async function smallPictures({ desktopCapturer, logger }: TargetsWorld): Promise<DesktopCapturerSource[]> {
  try {
    return await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: smallPicture });
  } catch (error) {
    logger.error('small pictures of displays and windows', error);
    return [];
  }
}
