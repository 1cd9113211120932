import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { isUntouched } from '../../../core/ticket/untouched.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { dropDraft, flushDraft } from '../../client/autosaves.ts';
import { useGo } from '../../client/location.ts';
import { useDraft, type OpenDraft } from '../../client/useDraft.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { DropZone } from './DropZone.tsx';
import { Files } from './Files.tsx';
import { Logs } from './Logs.tsx';
import { Machine } from './Machine.tsx';
import { MarkTrouble } from './MarkTrouble.tsx';
import { More } from './More.tsx';
import { NotOpen } from './NotOpen.tsx';
import { Pictures } from './Pictures.tsx';
import { RecordSteps } from './RecordSteps.tsx';
import { SaveIndicator } from './SaveIndicator.tsx';
import { SizeMeter } from './SizeMeter.tsx';
import { useAddedFiles } from './useAddedFiles.ts';
import { useEvidence } from './useEvidence.ts';
import styles from './ReportScreen.module.css';

/** Where a problem is written down. */
export function ReportScreen({ draftId }: { draftId: string }) {
  const load = useDraft(draftId);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind === 'failed') return <NotOpen failure={load.failure} />;
  return <ReportForm open={load.open} />;
}

function ReportForm({ open }: { open: OpenDraft }) {
  const { draft, evidence, setEvidence, change, flush, saveState } = open;
  const t = useText();
  const go = useGo();
  const actions = useEvidence(evidence, setEvidence);
  const files = useAddedFiles(draft.id);
  const question = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<StorageFailure | null>(null);

  const goOn = (): void => {
    if (draft.summary.trim() === '') {
      setMissing(true);
      question.current?.focus();
      return;
    }
    setLeaving(true);
    // Marks as well: what somebody has just covered must be covered in what the next screen shows.
    void flushDraft(draft.id)
      .then((saved) => saved && go({ screen: 'preview', draftId: draft.id }))
      .finally(() => setLeaving(false));
  };
  const discard = (): void => {
    setAsking(false);
    dropDraft(draft.id);
    void api.discardDraft({ draftId: draft.id }).then((outcome) => {
      if (outcome.kind === 'notDone') setFailure(outcome.failure);
      else void api.closeWindow();
    });
  };
  const askOrDiscard = (): void => {
    if (isUntouched({ ...draft, attachments: evidence.attachments })) discard();
    else setAsking(true);
  };
  useKeys({ goOn });
  // The picture stays in sight: the first thing they see is what they have just seen.
  useEffect(() => question.current?.focus({ preventScroll: true }), []);
  const trouble = failure ?? actions.failure;

  return (
    <Page
      title={t('app:report.title')}
      quietTitle
      footer={
        <>
          <SaveIndicator state={saveState} />
          <Button variant="subtle" color="gray" onClick={askOrDiscard}>
            {t('app:report.discard')}
          </Button>
          <Button loading={leaving} onClick={goOn}>
            {t('app:report.preview')}
          </Button>
        </>
      }
    >
      <Pictures
        evidence={evidence}
        actions={actions}
        adding={files.adding}
        onPick={files.pick}
        messageField={{ value: draft.actual, onChange: (actual) => change({ actual }) }}
      />
      <Files draftId={draft.id} attachments={evidence.attachments} actions={actions} />
      <SizeMeter attachments={evidence.attachments} actions={actions} />
      <div className={styles.troubles}>
        {files.refused.map(({ name, failure: reason }) => (
          <Banner key={name} tone="warn" live title={t('app:files.refused', { name })}>
            {storageWords(reason, t)}
          </Banner>
        ))}
        {trouble !== null && (
          <Banner tone="bad" live title={t('app:report.notDone')}>
            {storageWords(trouble, t)}
          </Banner>
        )}
        <MarkTrouble draftId={draft.id} />
      </div>
      <Textarea
        ref={question}
        className={styles.question}
        classNames={{ label: styles.questionLabel ?? '' }}
        rows={1}
        size="lg"
        label={t('app:report.question')}
        description={t('app:report.oneSentence')}
        error={missing && draft.summary.trim() === '' ? t('app:report.missing') : undefined}
        value={draft.summary}
        maxLength={limits.line}
        onChange={(event) => change({ summary: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
        onBlur={() => void flush()}
      />
      <RecordSteps draftId={draft.id} flush={flush} />
      <More draft={draft} change={change} />
      <Machine
        evidence={evidence}
        withheld={draft.withheld}
        onWithhold={(withheld) => change({ withheld })}
        onGather={actions.gatherMachine}
      />
      <Logs draftId={draft.id} before={draft.gathered ?? []} />
      {files.hovering && <DropZone />}
      {asking && <DiscardDialog onDiscard={discard} onClose={() => setAsking(false)} />}
    </Page>
  );
}
