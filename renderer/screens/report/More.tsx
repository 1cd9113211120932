import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Draft, DraftPatch } from '../../../core/ticket/draft.ts';
import { api } from '../../client/api.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { Card } from '../../ui/Page.tsx';
import { useText } from '../../ui/useText.ts';
import { isAnswered, topics, type Topic } from './more.ts';
import { TopicField } from './TopicField.tsx';
import styles from './More.module.css';

/** Everything beyond the one sentence: there when wanted, one topic at a time or all at once. */
export function More({ draft, change }: { draft: Draft; change: (patch: DraftPatch) => void }) {
  const t = useText();
  const app = useAppDescription();
  // What was answered when the draft was opened stays open, also while it is being emptied.
  const [opened, setOpened] = useState<readonly Topic[]>(() =>
    topics.filter((topic) => isAnswered(topic, draft)),
  );
  // What was filled in from elsewhere is shown, so that nobody sends what they do not see.
  const filled = topics.filter((topic) => !opened.includes(topic) && isAnswered(topic, draft));
  if (filled.length > 0) setOpened([...opened, ...filled]);
  const [all, setAll] = useState(app.allFields);
  const [shownBefore, setShownBefore] = useState(app.allFields);
  if (shownBefore !== app.allFields) {
    setShownBefore(app.allFields);
    setAll(app.allFields);
  }
  const focusNext = useRef<Topic | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const topic = focusNext.current;
    focusNext.current = null;
    if (topic === null) return;
    fields.current
      ?.querySelector<HTMLElement>(`[data-topic="${topic}"] :is(input, textarea, select, [role="tree"])`)
      ?.focus();
  }, [opened]);

  const open = (topic: Topic): void => {
    focusNext.current = topic;
    setOpened([...opened, topic]);
    if (topic === 'steps' && draft.steps.length === 0)
      change({ steps: [{ id: crypto.randomUUID(), text: '' }] });
  };
  const showAll = (value: boolean): void => {
    setAll(value);
    void api.changeSetting({ key: 'allFields', value });
  };
  const shown = topics.filter((topic) => all || opened.includes(topic));
  const hidden = topics.filter((topic) => !shown.includes(topic));

  return (
    <Card
      title={t('app:more.title')}
      actions={
        <Switch
          label={t('app:more.all')}
          labelPosition="left"
          size="sm"
          checked={all}
          onChange={(event) => showAll(event.currentTarget.checked)}
        />
      }
    >
      {shown.length > 0 && (
        <div ref={fields} className={styles.fields}>
          {shown.map((topic) => (
            <div key={topic} data-topic={topic}>
              <TopicField topic={topic} draft={draft} change={change} />
            </div>
          ))}
        </div>
      )}
      {hidden.length > 0 && (
        <>
          <p className={styles.hint}>{t('app:more.hint')}</p>
          <ul className={styles.pills} aria-label={t('app:more.add')}>
            {hidden.map((topic) => (
              <li key={topic}>
                <Button
                  variant="default"
                  size="sm"
                  radius="xl"
                  leftSection={<IconPlus size="1rem" stroke={2} aria-hidden="true" />}
                  onClick={() => open(topic)}
                >
                  {t(`app:more.topic.${topic}`)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
