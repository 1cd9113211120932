import { IconEyeOff } from '@tabler/icons-react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { draftPictureUrl } from '../../client/urls.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Pictures.module.css';

/** All pictures, small: which one is large is chosen here. */
export function Thumbnails(props: {
  pictures: readonly DraftAttachment[];
  shown: string;
  draftId: string;
  nameOf: (picture: DraftAttachment) => string;
  onShow: (picture: DraftAttachment) => void;
}) {
  const t = useText();
  return (
    <ul className={styles.thumbs} aria-label={t('app:pictures.all')}>
      {props.pictures.map((picture) => (
        <li key={picture.id}>
          <button
            type="button"
            className={styles.thumb}
            aria-current={picture.id === props.shown}
            aria-label={t(picture.included ? 'app:pictures.show' : 'app:pictures.showLeftOut', {
              name: props.nameOf(picture),
            })}
            data-out={!picture.included || undefined}
            onClick={() => props.onShow(picture)}
          >
            <img src={draftPictureUrl(props.draftId, picture.id)} alt="" draggable={false} />
            {!picture.included && (
              <IconEyeOff className={styles.thumbOut} size="1.25rem" aria-hidden="true" />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
