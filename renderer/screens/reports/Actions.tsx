import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DeliveryView } from '../../../core/contract/handOverViews.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { useGo } from '../../client/location.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { HandOverDialog, SendAnywayDialog } from './HandOverDialog.tsx';
import styles from './Reports.module.css';

type ActionName = 'sendNow' | 'edit' | 'withdraw' | 'save' | 'refresh' | 'handOver' | 'saveReceipt';

/** A question that is open. */
type Asking = 'withdraw' | 'handOver' | 'sendAnyway' | null;

/** What became of an action, if it has to be said. */
type Said = { tone: 'good' | 'info' | 'bad'; text: string } | null;

/** What can be done with a ticket in its state. */
export function Actions(props: { delivery: DeliveryView; mayHaveArrived: boolean }) {
  const { delivery, mayHaveArrived } = props;
  const { ticketId: id, state, handOvers = [], imports = [] } = delivery;
  const t = useText();
  const go = useGo();
  const { desk } = useAppDescription();
  const [busy, setBusy] = useState<ActionName | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const unsent = state.kind === 'queued' || state.kind === 'waiting' || state.kind === 'held';

  const bad = (failure: StorageFailure): Said => ({ tone: 'bad', text: storageWords(failure, t) });
  const run = (name: ActionName, work: Promise<Said>): void => {
    setBusy(name);
    void work.then(setSaid).finally(() => setBusy(null));
  };
  const sendNow = async (): Promise<Said> => {
    const outcome = await api.sendNow({ id });
    return outcome.kind === 'done' ? null : bad(outcome.failure);
  };
  const refresh = async (): Promise<Said> => {
    const outcome = await api.refreshStatus({ id });
    return outcome.kind === 'done' ? null : bad(outcome.failure);
  };
  const edit = async (): Promise<Said> => {
    const outcome = await api.editAsNewDraft({ id });
    if (outcome.kind === 'notDone') return bad(outcome.failure);
    go({ screen: 'report', draftId: outcome.draftId });
    return null;
  };
  const withdraw = async (): Promise<Said> => {
    const outcome = await api.withdrawReport({ id });
    if (outcome.kind === 'notDone') return bad(outcome.failure);
    return outcome.kind === 'tooLate' ? { tone: 'info', text: t('app:withdraw.tooLate') } : null;
  };
  const save = async (): Promise<Said> => {
    const outcome = await api.saveReportAsFile({ id });
    if (outcome.kind === 'notDone') return bad(outcome.failure);
    return outcome.kind === 'saved' ? { tone: 'good', text: t('app:savedAs', { path: outcome.path }) } : null;
  };
  const handOver = async (): Promise<Said> => {
    const outcome = await api.handOverReport({ id });
    if (outcome.kind === 'notDone') return bad(outcome.failure);
    if (outcome.kind === 'notNow') return { tone: 'info', text: t(`handover:notNow.${outcome.reason}`) };
    return outcome.kind === 'saved'
      ? { tone: 'good', text: t('handover:saved', { path: outcome.path }) }
      : null;
  };
  const saveReceipt = async (): Promise<Said> => {
    const outcome = await api.saveReceipt({ id });
    if (outcome.kind === 'notDone') return bad(outcome.failure);
    return outcome.kind === 'saved'
      ? { tone: 'good', text: t('handover:receiptSaved', { path: outcome.path }) }
      : null;
  };
  const decides = state.kind === 'held' && state.failure.code === 'handedOver';
  const send = (): void => (decides ? setAsking('sendAnyway') : run('sendNow', sendNow()));
  const close = (): void => setAsking(null);
  const button = (name: ActionName, label: string, onClick: () => void, first = false): ReactNode => (
    <Button size="sm" variant={first ? 'filled' : 'default'} loading={busy === name} onClick={onClick}>
      {label}
    </Button>
  );

  return (
    <>
      <div className={styles.actions}>
        {unsent && button('sendNow', t('app:sendNow'), send, true)}
        {state.kind === 'delivered' &&
          imports.length > 0 &&
          button('saveReceipt', t('handover:saveReceipt'), () => run('saveReceipt', saveReceipt()), true)}
        {state.kind === 'delivered' && state.receipt.url !== undefined && (
          <Button
            size="sm"
            variant={imports.length > 0 ? 'default' : 'filled'}
            onClick={() => void api.openReceipt({ id })}
          >
            {t('app:openTicket')}
          </Button>
        )}
        {state.kind === 'delivered' &&
          desk.status &&
          button('refresh', t('app:refresh'), () => run('refresh', refresh()))}
        {button('edit', t('app:editAsNew'), () => run('edit', edit()))}
        {button('save', t('app:saveAsFile'), () => run('save', save()))}
        {unsent && button('handOver', t('handover:do'), () => setAsking('handOver'))}
        {unsent && button('withdraw', t('app:withdraw.do'), () => setAsking('withdraw'))}
      </div>
      {said !== null && (
        <div className={styles.said}>
          <Banner tone={said.tone} live>
            {said.text}
          </Banner>
        </div>
      )}
      {asking === 'handOver' && (
        <HandOverDialog
          onClose={close}
          onChoose={() => {
            close();
            run('handOver', handOver());
          }}
        />
      )}
      {asking === 'sendAnyway' && (
        <SendAnywayDialog
          onClose={close}
          onSend={() => {
            close();
            run('sendNow', sendNow());
          }}
        />
      )}
      {asking === 'withdraw' && (
        <Dialog
          title={t('app:withdraw.title')}
          onClose={close}
          actions={
            <>
              <Button variant="default" onClick={close}>
                {t('app:withdraw.keep')}
              </Button>
              <Button
                color="red.8"
                onClick={() => {
                  close();
                  run('withdraw', withdraw());
                }}
              >
                {t('app:withdraw.do')}
              </Button>
            </>
          }
        >
          <p className={styles.question}>{t('app:withdraw.text')}</p>
          {handOvers.length > 0 && <p className={styles.question}>{t('handover:withdraw')}</p>}
          {mayHaveArrived && handOvers.length === 0 && (
            <p className={styles.question}>{t('app:withdraw.mayHaveArrived')}</p>
          )}
        </Dialog>
      )}
    </>
  );
}
