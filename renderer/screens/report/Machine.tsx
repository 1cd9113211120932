import { Button, Loader, Switch } from '@mantine/core';
import { IconDeviceDesktop, IconRefresh } from '@tabler/icons-react';
import type { EvidenceView } from '../../../core/contract/views.ts';
import type { MachineSection, MachineSectionId } from '../../../core/evidence/machine.ts';
import { machineSectionIds } from '../../../core/evidence/sections.ts';
import { Fold } from '../../ui/Fold.tsx';
import { FoldCard } from '../../ui/FoldCard.tsx';
import { MachineFacts } from '../../ui/MachineFacts.tsx';
import { useText } from '../../ui/useText.ts';
import { sectionName } from '../../ui/words.ts';
import styles from './Machine.module.css';

function SectionRow(props: {
  id: MachineSectionId;
  section: MachineSection | undefined;
  sent: boolean;
  onSend: (sent: boolean) => void;
}) {
  const { id, section, sent, onSend } = props;
  const t = useText();
  const name = sectionName(id, t);
  return (
    <li className={styles.row}>
      <div className={styles.fold} data-out={!sent || undefined}>
        {section === undefined ? (
          <span className={styles.gathering}>
            <Loader size="1rem" aria-hidden="true" />
            {name}
            <span className={styles.note}>{t('app:machine.gatheringOne')}</span>
          </span>
        ) : (
          <Fold
            summary={
              <>
                {name}
                {section.status === 'failed' && (
                  <span className={styles.note}>{t('app:machine.notKnown')}</span>
                )}
              </>
            }
          >
            <p className={styles.intro}>{t(`machine:explain.${id}`)}</p>
            <MachineFacts section={section} />
          </Fold>
        )}
      </div>
      <Switch
        aria-label={t('app:machine.send', { section: name })}
        checked={sent}
        onChange={(event) => onSend(event.currentTarget.checked)}
      />
    </li>
  );
}

/** What is told about the computer: one line, or section by section with a switch for each. */
export function Machine(props: {
  evidence: EvidenceView;
  withheld: readonly MachineSectionId[];
  onWithhold: (withheld: MachineSectionId[]) => void;
  onGather: () => void;
}) {
  const { evidence, withheld, onWithhold, onGather } = props;
  const t = useText();
  const sections = evidence.machine?.sections ?? [];
  const ids = machineSectionIds.filter(
    (id) => evidence.gathering.includes(id) || sections.some((section) => section.id === id),
  );
  const busy = evidence.gathering.length > 0;
  const count = ids.filter((id) => !withheld.includes(id)).length;
  const send = (id: MachineSectionId, sent: boolean): void =>
    onWithhold(sent ? withheld.filter((one) => one !== id) : [...withheld, id]);

  return (
    <FoldCard
      icon={<IconDeviceDesktop size="1.25rem" stroke={1.7} aria-hidden="true" />}
      title={t('app:machine.title')}
      count={
        <>
          {ids.length === 0 ? t('app:machine.nothing') : t('app:machine.count', { count })}
          {busy && (
            <>
              {' '}
              <Loader size="0.875rem" aria-hidden="true" /> {t('app:machine.gathering')}
            </>
          )}
        </>
      }
      intro={t('app:machine.intro')}
    >
      <ul className={styles.rows}>
        {ids.map((id) => (
          <SectionRow
            key={id}
            id={id}
            section={sections.find((section) => section.id === id)}
            sent={!withheld.includes(id)}
            onSend={(sent) => send(id, sent)}
          />
        ))}
      </ul>
      <Button
        variant="subtle"
        size="sm"
        loading={busy}
        leftSection={<IconRefresh size="1.125rem" stroke={1.8} aria-hidden="true" />}
        onClick={onGather}
      >
        {t('app:machine.again')}
      </Button>
    </FoldCard>
  );
}
