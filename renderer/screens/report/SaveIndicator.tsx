import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { StorageFailure } from '../../client/api.ts';
import type { SaveState } from '../../client/autosave.ts';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import styles from './SaveIndicator.module.css';

/** Whether what is written is on disk. A failure is said with its reason and keeps standing until it is mended. */
export function SaveIndicator({ state }: { state: SaveState<StorageFailure> }) {
  const t = useText();
  if (state.kind === 'failed') {
    return (
      <span className={styles.state} data-failed role="alert">
        <IconAlertTriangle size="1.25rem" stroke={1.8} aria-hidden="true" />
        <span>{t('app:save.failed', { reason: storageWords(state.failure, t) })}</span>
      </span>
    );
  }
  const saving = state.kind === 'saving' || state.kind === 'unsaved';
  return (
    <span className={styles.state} role="status">
      {saving && <Loader size="1rem" aria-hidden="true" />}
      {state.kind === 'saved' && <IconCheck size="1.125rem" stroke={2} aria-hidden="true" />}
      {saving ? t('app:save.saving') : state.kind === 'saved' ? t('app:save.saved') : t('app:save.always')}
    </span>
  );
}
