import { IconCrop, IconDeviceDesktop } from '@tabler/icons-react';
import type { CaptureTarget, CaptureTargets } from '../../../core/contract/captureCalls.ts';
import { useText } from '../../ui/useText.ts';
import { cardIcon, DisplayCards, TargetCard, WindowCards } from './TargetGroups.tsx';
import styles from './Capture.module.css';

/** Everything a picture can be taken of, the most wanted first. One press takes it. */
export function TargetCards(props: {
  /** Null while they are being listed; what needs no list can be taken at once. */
  targets: CaptureTargets | null;
  disabled: boolean;
  onTake: (target: CaptureTarget) => void;
}) {
  const { targets, disabled, onTake } = props;
  const t = useText();
  const displays = targets?.displays ?? [];
  return (
    <>
      <ul className={styles.cards}>
        <TargetCard
          title={t('capture:choices.region')}
          hint={t('capture:choices.regionHint')}
          picture={null}
          icon={<IconCrop {...cardIcon} />}
          disabled={disabled}
          onClick={() => onTake({ kind: 'region' })}
        />
        <TargetCard
          title={t('capture:choices.screen')}
          hint={t('capture:choices.screenHint', { count: Math.max(1, displays.length) })}
          picture={displays.length === 1 ? (displays[0]?.picture ?? null) : null}
          icon={<IconDeviceDesktop {...cardIcon} />}
          disabled={disabled}
          onClick={() => onTake({ kind: 'screen' })}
        />
      </ul>
      {displays.length > 1 && (
        <DisplayCards
          displays={displays}
          disabled={disabled}
          onChoose={(id) => onTake({ kind: 'display', id })}
        />
      )}
      {targets?.access !== 'portal' && (
        <WindowCards
          windows={targets?.windows ?? null}
          disabled={disabled}
          onChoose={(id) => onTake({ kind: 'window', id })}
        />
      )}
    </>
  );
}
