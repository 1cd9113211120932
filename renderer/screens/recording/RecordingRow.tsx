import { IconChevronRight } from '@tabler/icons-react';
import type { RecordingSummary } from '../../../core/contract/recordingsCalls.ts';
import { recordingTitle } from '../../../core/evidence/export/document.ts';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Recording.module.css';

/** One recording in the list. */
export function RecordingRow({ recording, onOpen }: { recording: RecordingSummary; onOpen: () => void }) {
  const t = useText();
  const moment = useMoment();
  return (
    <li>
      <button type="button" className={styles.row} disabled={recording.running} onClick={onOpen}>
        <span className={styles.rowWords}>
          <span className={styles.rowName}>{recordingTitle(recording, t)}</span>
          <span className={styles.rowFacts}>
            {recording.running
              ? t('recordings:running')
              : t('recordings:facts', {
                  moment: moment(recording.startedAt),
                  length: t('recordings:stepCount', { count: recording.steps }),
                })}
          </span>
        </span>
        <IconChevronRight size="1.25rem" stroke={1.8} aria-hidden="true" />
      </button>
    </li>
  );
}
