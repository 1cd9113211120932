import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCloudOff,
  IconClock,
  IconDeviceFloppy,
  IconExternalLink,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DeliveryState } from '../../../core/outbox/delivery.ts';
import { deskRefusals, type Failure } from '../../../core/outbox/failure.ts';
import { api } from '../../client/api.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { useGo } from '../../client/location.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { answerExpectedAt } from '../../ui/time.ts';
import { useMoment } from '../../ui/useMoment.ts';
import { useRetryWords } from '../../ui/useRetryWords.ts';
import { Differences } from '../../ui/Differences.tsx';
import { useText } from '../../ui/useText.ts';
import { failureWords } from '../../../core/texts/words.ts';
import { Working } from '../../ui/Working.tsx';
import styles from './Outcome.module.css';

function Shape(props: { icon: ReactNode; tone: string; title: string; children?: ReactNode }) {
  return (
    <div className={styles.outcome} data-tone={props.tone}>
      <span className={styles.icon}>{props.icon}</span>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
    </div>
  );
}

const icon = { size: '2rem', stroke: 1.8, 'aria-hidden': true } as const;

/** The sentence of the hour: saved, on its way, there, or waiting for what. Read out as it changes. */
export function Outcome(props: {
  id: string;
  state: DeliveryState;
  waitsForNetwork: boolean;
  progress: number | undefined;
}) {
  return (
    <div aria-live="polite">
      <OutcomeOf {...props} />
    </div>
  );
}

/** The desk refuses the app: the report goes by itself, but somebody has to mend something first. */
function Refused({ id, failure }: { id: string; failure: Failure }) {
  const t = useText();
  const go = useGo();
  return (
    <Shape icon={<IconClock {...icon} />} tone="warn" title={t('app:sent.refused.title')}>
      <p className={styles.text}>{failureWords(failure, t).person}</p>
      <Button variant="default" onClick={() => go({ screen: 'reports', reportId: id })}>
        {t('app:sent.held.look')}
      </Button>
    </Shape>
  );
}

function OutcomeOf(props: {
  id: string;
  state: DeliveryState;
  waitsForNetwork: boolean;
  progress: number | undefined;
}) {
  const { id, state, waitsForNetwork, progress } = props;
  const t = useText();
  const go = useGo();
  const { desk } = useAppDescription();
  const moment = useMoment();
  const retry = useRetryWords();
  if (waitsForNetwork && (state.kind === 'queued' || state.kind === 'waiting')) {
    return (
      <Shape icon={<IconCloudOff {...icon} />} tone="calm" title={t('app:sent.offline.title')}>
        <p className={styles.text}>{t('app:sent.offline.text')}</p>
      </Shape>
    );
  }
  switch (state.kind) {
    case 'queued':
    case 'sending':
      return (
        <Shape icon={<IconDeviceFloppy {...icon} />} tone="calm" title={t('app:sent.saved')}>
          <p className={styles.text}>{t('app:sent.onItsWay', { desk: desk.name })}</p>
          <div className={styles.bar}>
            <Working
              label={t('app:sent.sending')}
              fraction={state.kind === 'sending' ? progress : undefined}
            />
          </div>
        </Shape>
      );
    case 'waiting':
      if (deskRefusals.has(state.failure.code)) return <Refused id={id} failure={state.failure} />;
      return (
        <Shape icon={<IconClock {...icon} />} tone="calm" title={t('app:sent.waiting.title')}>
          <p className={styles.text}>{failureWords(state.failure, t).person}</p>
          <p className={styles.text}>{t('app:sent.waiting.text', { retry: retry(state.until) })}</p>
          <Button variant="default" onClick={() => void api.sendNow({ id })}>
            {t('app:sendNow')}
          </Button>
        </Shape>
      );
    case 'held':
      return (
        <Shape icon={<IconAlertTriangle {...icon} />} tone="warn" title={t('app:sent.held.title')}>
          <p className={styles.text}>{failureWords(state.failure, t).person}</p>
          <Button variant="default" onClick={() => go({ screen: 'reports', reportId: id })}>
            {t('app:sent.held.look')}
          </Button>
        </Shape>
      );
    case 'delivered':
      return (
        <Shape icon={<IconCheck {...icon} />} tone="good" title={t('app:sent.delivered')}>
          <p className={styles.ticket}>
            <span className={styles.numberLabel}>{t('app:sent.ticket')}</span>
            <span className={styles.number}>{state.receipt.number}</span>
            <CopyButton text={state.receipt.number} label={t('app:copyNumber')} />
          </p>
          {desk.answerExpectedHours !== undefined && (
            <p className={styles.text}>
              {t('app:sent.answer', {
                moment: moment(answerExpectedAt(state.receipt.receivedAt, desk.answerExpectedHours)),
              })}
            </p>
          )}
          <p className={styles.text}>{t('app:sent.at', { desk: state.receipt.desk })}</p>
          <Differences receipt={state.receipt} />
          {state.receipt.url !== undefined && (
            <Button
              variant="default"
              leftSection={<IconExternalLink size="1.125rem" stroke={1.8} aria-hidden="true" />}
              onClick={() => void api.openReceipt({ id })}
            >
              {t('app:openTicket')}
            </Button>
          )}
        </Shape>
      );
    case 'withdrawn':
      return (
        <Shape icon={<IconCheck {...icon} />} tone="calm" title={t('app:state.withdrawn')}>
          <p className={styles.text}>{t('app:reports.sentence.withdrawn')}</p>
        </Shape>
      );
  }
}
