import { ActionIcon, Switch } from '@mantine/core';
import { IconFile, IconTrash } from '@tabler/icons-react';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { isPicture } from '../../client/urls.ts';
import { formatBytes } from '../../../core/evidence/format.ts';
import { useLanguage, useText } from '../../ui/useText.ts';
import type { EvidenceActions } from './useEvidence.ts';
import styles from './Files.module.css';

/** Attachments that are no pictures, by name. */
export function Files({
  attachments,
  actions,
}: {
  attachments: readonly DraftAttachment[];
  actions: EvidenceActions;
}) {
  const t = useText();
  const language = useLanguage();
  const files = attachments.filter(({ mediaType }) => !isPicture(mediaType));
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('app:files.title')}>
      {files.map((file) => (
        <li key={file.id} className={styles.file} data-out={!file.included || undefined}>
          <IconFile className={styles.icon} size="1.5rem" stroke={1.5} aria-hidden="true" />
          <span className={styles.about}>
            <span className={styles.name}>{file.name}</span>
            <span className={styles.size}>{formatBytes(file.size, language)}</span>
          </span>
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
  );
}
