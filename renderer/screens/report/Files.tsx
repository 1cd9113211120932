import { ActionIcon, Switch } from '@mantine/core';
import { IconEye, IconFile, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { isPicture } from '../../client/urls.ts';
import { formatBytes } from '../../../core/evidence/format.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import { TextDialog } from './TextDialog.tsx';
import type { EvidenceActions } from './useEvidence.ts';
import styles from './Files.module.css';

const VideoDialog = lazy(() => import('./VideoDialog.tsx'));

/** Attachments that are no pictures, by name. */
export function Files({
  draftId,
  attachments,
  actions,
}: {
  draftId: string;
  attachments: readonly DraftAttachment[];
  actions: EvidenceActions;
}) {
  const t = useText();
  const language = useLanguage();
  const files = attachments.filter(({ mediaType }) => !isPicture(mediaType));
  const [looking, setLooking] = useState<DraftAttachment | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t('app:files.title')}>
        {files.map((file) => (
          <li key={file.id} className={styles.file} data-out={!file.included || undefined}>
            <IconFile className={styles.icon} size="1.5rem" stroke={1.5} aria-hidden="true" />
            <span className={styles.about}>
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{formatBytes(file.size, language)}</span>
            </span>
            {file.mediaType.startsWith('text/') && (
              <ActionIcon aria-label={t('gather:look', { name: file.name })} onClick={() => setLooking(file)}>
                <IconEye size="1.125rem" stroke={1.8} aria-hidden="true" />
              </ActionIcon>
            )}
            {file.mediaType === 'video/webm' && (
              <ActionIcon aria-label={t('video:look', { name: file.name })} onClick={() => setLooking(file)}>
                <IconPlayerPlay size="1.125rem" stroke={1.8} aria-hidden="true" />
              </ActionIcon>
            )}
            <Switch
              aria-label={t('app:files.include', { name: file.name })}
              checked={file.included}
              onChange={(event) => actions.include(file.id, event.currentTarget.checked)}
            />
            <ActionIcon
              aria-label={t('app:files.remove', { name: file.name })}
              onClick={() => actions.remove(file.id)}
            >
              <IconTrash size="1.125rem" stroke={1.8} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {looking !== null && looking.mediaType !== 'video/webm' && (
        <TextDialog draftId={draftId} file={looking} onClose={() => setLooking(null)} />
      )}
      {looking?.mediaType === 'video/webm' && (
        <Suspense fallback={null}>
          <VideoDialog draftId={draftId} video={looking} onClose={() => setLooking(null)} />
        </Suspense>
      )}
    </>
  );
}
