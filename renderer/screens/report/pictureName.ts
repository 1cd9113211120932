import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { useText } from '../../ui/useText.ts';

/** What a picture is called: its screen, or its file name. A part of the screen and a window have names of their own. */
export function usePictureName(pictures: readonly DraftAttachment[]): (picture: DraftAttachment) => string {
  const t = useText();
  const screens = pictures.filter(({ origin, display }) => origin === 'screenshot' && display !== undefined);
  return (picture) => {
    if (picture.origin !== 'screenshot') return picture.name;
    if (picture.display === undefined) return picture.name.replace(/\.png$/, '');
    if (screens.length === 1) return t('app:pictures.yourScreen');
    return t('app:pictures.screen', { place: screens.indexOf(picture) + 1, display: picture.display ?? '' });
  };
}
