import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  mostPictures,
  pickPictures,
  suggestedChoice,
  type PictureChoice,
} from '../../../core/evidence/pickPictures.ts';
import type { Recording } from '../../../core/evidence/recording.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import styles from './Recording.module.css';

const wholes = ['none', 'html', 'zip'] as const;
type Whole = (typeof wholes)[number];

/** Which pictures go with the report, and whether the whole recording does: the person decides, we suggest. */
export function UseDialog(props: { recording: Recording; draftId: string | undefined; onClose: () => void }) {
  const { recording, draftId, onClose } = props;
  const t = useText();
  const go = useGo();
  const { id, steps } = recording;
  const count = steps.filter(({ picture }) => picture !== null).length;
  const [choice, setChoice] = useState<PictureChoice>(() => suggestedChoice(steps));
  const [whole, setWhole] = useState<Whole>(count > mostPictures ? 'html' : 'none');
  const [using, setUsing] = useState(false);
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const fewer = pickPictures(steps, 'around').length < count;
  const choices: PictureChoice[] = [
    ...(count > 0 && count <= mostPictures ? (['all'] as const) : []),
    ...(fewer ? (['around'] as const) : []),
    'none',
  ];
  const use = (): void => {
    setUsing(true);
    void api
      .useRecording({
        id,
        ...(draftId === undefined ? {} : { draftId }),
        pictures: pickPictures(steps, choice),
        whole,
      })
      .then((outcome) => {
        if (outcome.kind === 'notDone') setFailure(outcome.failure);
        else go({ screen: 'report', draftId: outcome.draftId });
      })
      .finally(() => setUsing(false));
  };
  const words = (value: PictureChoice): string =>
    t(`recordings:use.pictures.${value}`, { count: pickPictures(steps, value).length });
  return (
    <Dialog
      title={t('recordings:use.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('recordings:use.cancel')}
          </Button>
          <Button loading={using} onClick={use}>
            {t('recordings:use.do')}
          </Button>
        </>
      }
    >
      <p className={styles.hint}>
        {t(draftId === undefined ? 'recordings:use.newReport' : 'recordings:use.yourReport')}
      </p>
      {failure !== null && (
        <Banner tone="bad" live title={t('recordings:notDone')}>
          {storageWords(failure, t)}
        </Banner>
      )}
      <div className={styles.choices}>
        <Choice
          label={t('recordings:use.pictures.label')}
          options={choices.map((value) => ({ value, label: words(value) }))}
          value={choice}
          onChange={(value) => setChoice(value ?? 'none')}
        />
        {count > mostPictures && (
          <p className={styles.hint}>{t('recordings:use.many', { count: mostPictures })}</p>
        )}
        <Choice
          label={t('recordings:use.whole.label')}
          options={wholes.map((value) => ({ value, label: t(`recordings:use.whole.${value}`) }))}
          value={whole}
          onChange={(value) => setWhole(value ?? 'none')}
        />
      </div>
    </Dialog>
  );
}
