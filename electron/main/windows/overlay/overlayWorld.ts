import type { Clock } from '../../../../core/ports/world.ts';
import { overlayPages, type OverlayPages } from '../../../ipc/pages.ts';
import type { Groundwork } from '../../groundwork.ts';
import { PassingPictures } from '../passingPictures.ts';

/** What windows over the screen are handed. */
export interface OverlayWorld {
  outDir: string;
  overlays: OverlayPages;
  pictures: PassingPictures;
  language: () => string;
  title: () => string;
  clock: Clock;
}

export function overlayWorldOf({ paths, logger, language, policy, clock }: Groundwork): OverlayWorld {
  return {
    outDir: paths.out,
    overlays: overlayPages(logger),
    pictures: new PassingPictures(),
    language,
    title: () => policy.settings().brandName,
    clock,
  };
}
