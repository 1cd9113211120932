import { Button, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Draft, DraftPatch } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { useGo } from '../../client/location.ts';
import { Choice } from '../../ui/Choice.tsx';
import { useText } from '../../ui/useText.ts';
import { ContactField } from './ContactField.tsx';
import type { Topic } from './more.ts';
import { Steps } from './Steps.tsx';
import styles from './More.module.css';

// The tree brings a list box along that most reports never open.
const CategoryField = lazy(() => import('./CategoryField.tsx'));

type LongText = 'details' | 'expected' | 'actual' | 'tried';

function Long(props: { field: LongText; draft: Draft; change: (patch: DraftPatch) => void }) {
  const t = useText();
  const { field, draft, change } = props;
  return (
    <Textarea
      className={styles.text}
      label={t(`app:field.${field}.label`)}
      description={t(`app:field.${field}.hint`)}
      value={draft[field]}
      maxLength={limits.text}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
}

const frequencies = ['once', 'sometimes', 'often', 'always'] as const;
const hindrances = ['blocked', 'slowed', 'minor'] as const;

/** The way to steps that were recorded. */
function RecordedSteps({ draftId }: { draftId: string }) {
  const t = useText();
  const go = useGo();
  return (
    <Button variant="subtle" size="sm" onClick={() => go({ screen: 'recordings', draftId })}>
      {t('recordings:offer')}
    </Button>
  );
}

/** The fields of one topic. */
export function TopicField(props: { topic: Topic; draft: Draft; change: (patch: DraftPatch) => void }) {
  const { topic, draft, change } = props;
  const t = useText();
  switch (topic) {
    case 'details':
    case 'tried':
      return <Long field={topic} draft={draft} change={change} />;
    case 'steps':
      return (
        <>
          <Steps steps={draft.steps} onChange={(steps) => change({ steps })} />
          <RecordedSteps draftId={draft.id} />
        </>
      );
    case 'expectation':
      return (
        <div className={styles.pair}>
          <Long field="expected" draft={draft} change={change} />
          <Long field="actual" draft={draft} change={change} />
        </div>
      );
    case 'when':
      return (
        <div className={styles.pair}>
          <TextInput
            label={t('app:field.since.label')}
            description={t('app:field.since.hint')}
            value={draft.since}
            maxLength={limits.line}
            onChange={(event) => change({ since: event.currentTarget.value })}
          />
          <Choice
            label={t('app:field.frequency.label')}
            none={t('app:notSure')}
            options={frequencies.map((value) => ({ value, label: t(`report:frequency.${value}`) }))}
            value={draft.frequency}
            onChange={(frequency) => change({ frequency })}
          />
        </div>
      );
    case 'hindrance':
      return (
        <Choice
          label={t('app:field.hindrance.label')}
          none={t('app:notSure')}
          options={hindrances.map((value) => ({ value, label: t(`report:hindrance.${value}`) }))}
          value={draft.hindrance}
          onChange={(hindrance) => change({ hindrance })}
        />
      );
    case 'category':
      return (
        <Suspense fallback={<TextInput label={t('app:field.category.label')} disabled />}>
          <CategoryField value={draft.category} onChange={(category) => change({ category })} />
        </Suspense>
      );
    case 'contact':
      return <ContactField contact={draft.contact} onChange={(contact) => change({ contact })} />;
  }
}
