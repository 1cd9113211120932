import { Button } from '@mantine/core';
import { IconCamera, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import type { EvidenceView } from '../../../core/contract/views.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { useText } from '../../ui/useText.ts';
import { ScreenAccess } from './ScreenAccess.tsx';
import styles from './Pictures.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** There is no picture: because none was wanted, or because it could not be taken. Says why and what can be done. */
export function CaptureProblem(props: {
  failures: EvidenceView['captureFailures'];
  onRetake: () => void;
  onPick: () => void;
}) {
  const t = useText();
  const { screenAccess } = useAppDescription();
  const problems = [...new Set(props.failures.map(({ problem }) => problem))];
  const advice = problems.includes('missingTool') ? 'missingTool' : 'paste';
  return (
    <div className={styles.problem} role="status">
      <IconPhoto size="2.25rem" stroke={1.4} color="var(--ink-soft)" aria-hidden="true" />
      <p className={styles.problemTitle}>
        {problems.length === 0 ? t('app:pictures.none') : t('app:pictures.failed')}
      </p>
      {problems.map((problem) => (
        <p key={problem} className={styles.problemText}>
          {t(`capture:problem.${problem}`)}
        </p>
      ))}
      <ScreenAccess access={screenAccess} />
      {screenAccess !== 'denied' && <p className={styles.problemText}>{t(`capture:advice.${advice}`)}</p>}
      <div className={styles.problemTools}>
        <Button variant="default" size="sm" leftSection={<IconCamera {...icon} />} onClick={props.onRetake}>
          {problems.length === 0 ? t('app:pictures.take') : t('app:pictures.retry')}
        </Button>
        <Button variant="default" size="sm" leftSection={<IconPaperclip {...icon} />} onClick={props.onPick}>
          {t('app:files.add')}
        </Button>
      </div>
    </div>
  );
}
