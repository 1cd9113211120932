import { ActionIcon, Skeleton, Switch } from '@mantine/core';
import { IconEyeOff, IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { EvidenceView } from '../../../core/contract/views.ts';
import { keepOnly, pictureKey } from '../../client/markedPictures.ts';
import { draftPictureUrl, isPicture } from '../../client/urls.ts';
import { usePictureTexts } from '../../client/usePictureTexts.ts';
import { formatBytes } from '../../../core/evidence/format.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import { CaptureChoices } from './CaptureChoices.tsx';
import { CaptureProblem } from './CaptureProblem.tsx';
import { MarkPicture } from './MarkPicture.tsx';
import { usePictureName } from './pictureName.ts';
import { PictureNotes } from './PictureNotes.tsx';
import { PictureTexts, type MessageField } from './PictureTexts.tsx';
import { PictureTools } from './PictureTools.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import type { EvidenceActions } from './useEvidence.ts';
import styles from './Pictures.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** The pictures they took, large: pick, leave out, remove, take again, add. */
export function Pictures(props: {
  evidence: EvidenceView;
  actions: EvidenceActions;
  adding: boolean;
  onPick: () => void;
  /** Where the error message that a picture shows may be copied to. */
  messageField: MessageField;
}) {
  const { evidence, actions, adding, onPick, messageField } = props;
  const t = useText();
  const language = useLanguage();
  const pictures = evidence.attachments.filter(({ mediaType }) => isPicture(mediaType));
  const nameOf = usePictureName(pictures);
  const texts = usePictureTexts(evidence.draftId, pictures);
  const [chosen, setChosen] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const shown = pictures.find((picture) => pictureKey(picture) === chosen) ?? pictures[0];
  const marking = pictures.find((picture) => pictureKey(picture) === marked);
  useEffect(() => keepOnly(evidence.draftId, evidence.attachments), [evidence]);
  const capturing = evidence.capturing || actions.retaking;

  return (
    <section className={styles.pictures} aria-label={t('app:pictures.title')} aria-busy={capturing}>
      {capturing ? (
        <div className={styles.stage} role="status">
          <Skeleton className={styles.shimmer} />
          <span className={styles.capturing}>{t('app:pictures.capturing')}</span>
        </div>
      ) : shown === undefined ? (
        <CaptureProblem failures={evidence.captureFailures} onRetake={actions.retake} onPick={onPick} />
      ) : (
        <>
          <div className={styles.frame}>
            <button
              type="button"
              className={styles.stage}
              data-out={!shown.included || undefined}
              aria-label={t('markup:openNamed', { name: nameOf(shown) })}
              onClick={() => setMarked(pictureKey(shown))}
            >
              <img src={draftPictureUrl(evidence.draftId, shown.id)} alt="" draggable={false} />
              <span className={styles.corner} aria-hidden="true">
                <IconPencil {...icon} />
                {t('markup:open')}
              </span>
            </button>
            {!shown.included && (
              <span className={styles.outWords}>
                <IconEyeOff {...icon} />
                {t('app:pictures.leftOut')}
              </span>
            )}
          </div>
          <div className={styles.under}>
            <div className={styles.about}>
              <span className={styles.name}>{nameOf(shown)}</span>
              <span className={styles.facts}>
                {t('app:pictures.facts', {
                  width: shown.width ?? 0,
                  height: shown.height ?? 0,
                  size: formatBytes(shown.size, language),
                })}
              </span>
            </div>
            <Switch
              label={t('app:pictures.include')}
              checked={shown.included}
              onChange={(event) => actions.include(shown.id, event.currentTarget.checked)}
            />
            <ActionIcon
              aria-label={t('app:pictures.remove', { name: nameOf(shown) })}
              onClick={() => actions.remove(shown.id)}
            >
              <IconTrash {...icon} />
            </ActionIcon>
          </div>
        </>
      )}
      {!capturing && shown !== undefined && <PictureNotes evidence={evidence} shown={pictureKey(shown)} />}
      {(capturing || shown !== undefined) && (
        <PictureTools
          capturing={capturing}
          adding={adding}
          onRetake={actions.retake}
          onPick={onPick}
          choices={
            <CaptureChoices
              draftId={evidence.draftId}
              disabled={capturing}
              onTaken={(picture) => setChosen(pictureKey(picture))}
            />
          }
          thumbnails={
            pictures.length > 1 &&
            shown !== undefined && (
              <Thumbnails
                pictures={pictures}
                shown={shown.id}
                draftId={evidence.draftId}
                nameOf={nameOf}
                onShow={(picture) => setChosen(pictureKey(picture))}
              />
            )
          }
        />
      )}
      <PictureTexts pictures={pictures} texts={texts} onLook={setMarked} field={messageField} />
      {marking !== undefined && (
        <MarkPicture
          draftId={evidence.draftId}
          attachment={marking}
          name={nameOf(marking)}
          text={texts.get(pictureKey(marking))}
          onClose={() => setMarked(null)}
        />
      )}
    </section>
  );
}
