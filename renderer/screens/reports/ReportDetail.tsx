import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReportView } from '../../../core/contract/views.ts';
import { deskRefusals } from '../../../core/outbox/failure.ts';
import { useReport, useReports } from '../../client/reports.ts';
import { ticketPictureUrl } from '../../client/urls.ts';
import { Banner } from '../../ui/Banner.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Differences } from '../../ui/Differences.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Card, Page } from '../../ui/Page.tsx';
import { TicketView } from '../../ui/TicketView.tsx';
import { useMoment } from '../../ui/useMoment.ts';
import { useText } from '../../ui/useText.ts';
import { failureWords } from '../../../core/texts/words.ts';
import { storageWords } from '../../ui/words.ts';
import { Working } from '../../ui/Working.tsx';
import { Actions } from './Actions.tsx';
import { Ledger } from './Ledger.tsx';
import { StateBadge, useSentence } from './state.tsx';
import { Travels } from './Travels.tsx';
import styles from './Reports.module.css';

/** One ticket: where it is, what can be done, each attempt, and what it says. */
export function ReportDetail({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useText();
  const load = useReport(id);
  useKeys({ back: onBack });
  const back = (
    <Button
      variant="subtle"
      color="gray"
      size="sm"
      className={styles.back ?? ''}
      leftSection={<IconArrowLeft size="1.125rem" stroke={1.8} aria-hidden="true" />}
      onClick={onBack}
    >
      {t('app:reports.back')}
    </Button>
  );
  return (
    <Page title={load.kind === 'report' ? load.view.ticket.summary : t('app:reports.one')} lead={back}>
      {load.kind === 'loading' && <Working label={t('app:loading')} />}
      {load.kind === 'failed' && (
        <Banner tone="warn" live title={t('app:notOpen.title')}>
          {storageWords(load.failure, t)}
        </Banner>
      )}
      {load.kind === 'report' && <Loaded view={load.view} />}
    </Page>
  );
}

/** After so many attempts a person should hear of the other way: a large file may never fit through this network. */
const manyAttempts = 6;

function Loaded({ view }: { view: ReportView }) {
  const { ticket, delivery, ledger, attachmentUrls } = view;
  const t = useText();
  const moment = useMoment();
  const sentence = useSentence();
  const summary = useReports()?.reports.find(({ id }) => id === ticket.id);
  const { state, deskStatus } = delivery;
  return (
    <>
      <Card label={t('app:reports.where')}>
        <div className={styles.where}>
          <StateBadge kind={state.kind} />
          <p className={styles.whereWords}>{sentence({ state, waitsFor: summary?.waitsFor })}</p>
        </div>
        {(state.kind === 'held' || (state.kind === 'waiting' && deskRefusals.has(state.failure.code))) && (
          <p className={styles.next}>
            {t('app:reports.forIt', { words: failureWords(state.failure, t).it })}
          </p>
        )}
        {state.kind === 'waiting' && delivery.attemptCount >= manyAttempts && (
          <p className={styles.next}>{t('app:reports.notThrough', { count: delivery.attemptCount })}</p>
        )}
        {state.kind === 'delivered' && (
          <p className={styles.number}>
            <span className={styles.numberLabel}>{t('app:sent.ticket')}</span>
            <strong>{state.receipt.number}</strong>
            <CopyButton text={state.receipt.number} label={t('app:copyNumber')} />
          </p>
        )}
        {state.kind === 'delivered' && <Differences receipt={state.receipt} />}
        {deskStatus !== undefined && (
          <p className={styles.next}>
            {t(deskStatus.closed ? 'app:reports.statusClosed' : 'app:reports.statusOpen', {
              status: deskStatus.label,
              moment: moment(deskStatus.checkedAt),
            })}
          </p>
        )}
        {state.kind === 'sending' && <Working label={t('app:sent.sending')} fraction={summary?.progress} />}
        <Travels delivery={delivery} />
        <Actions delivery={delivery} mayHaveArrived={summary?.mayHaveArrived ?? false} />
      </Card>
      <Card title={t('app:ledger.title')}>
        <Ledger ledger={ledger} attemptCount={delivery.attemptCount} sealedAt={ticket.sealedAt} />
      </Card>
      <Card label={t('app:reports.content')}>
        <TicketView
          ticket={ticket}
          pictureUrl={(one) => attachmentUrls[one] ?? ticketPictureUrl(ticket.id, one)}
        />
      </Card>
    </>
  );
}
