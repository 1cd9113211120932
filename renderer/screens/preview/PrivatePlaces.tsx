import { Button } from '@mantine/core';
import type { Attachment } from '../../../core/ticket/attachment.ts';
import { isPicture } from '../../client/urls.ts';
import { openPlaces, usePictureTexts } from '../../client/usePictureTexts.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useText } from '../../ui/useText.ts';

/** Says what looks private in the pictures and leaves as it is: a proposal that nobody answered is not dropped in silence. */
export function PrivatePlaces(props: {
  draftId: string;
  attachments: readonly Attachment[];
  onBack: () => void;
}) {
  const { draftId, attachments, onBack } = props;
  const t = useText();
  const pictures = attachments.filter(({ mediaType }) => isPicture(mediaType));
  const texts = usePictureTexts(draftId, pictures);
  const places = [...texts.values()].reduce((sum, text) => sum + openPlaces(text), 0);
  if (places > 0) {
    return (
      <Banner
        tone="warn"
        live
        title={t('reading:asItIs', { count: places })}
        actions={
          <Button size="sm" variant="default" onClick={onBack}>
            {t('reading:goBack')}
          </Button>
        }
      >
        {t('reading:asItIsHint')}
      </Banner>
    );
  }
  if (texts.size === pictures.length) return null;
  return (
    <Banner tone="info" live>
      {t('reading:stillReading')}
    </Banner>
  );
}
