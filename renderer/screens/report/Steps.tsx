import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Step } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { useText } from '../../ui/useText.ts';
import { StepRow, type StepRowActions } from './StepRow.tsx';
import { addStep, moveStep, pasteLines, removeStep, writeStep, type StepsChange } from './steps.ts';
import styles from './Steps.module.css';

const newId = (): string => crypto.randomUUID();

/** The steps to reproduce: Enter adds the next, Backspace in an empty one removes it, a handle moves it. */
export function Steps({ steps, onChange }: { steps: readonly Step[]; onChange: (steps: Step[]) => void }) {
  const t = useText();
  const labelId = useId();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const focusNext = useRef<{ id: string; part: 'text' | 'handle' } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // What the rows are given never changes, so that of hundreds only the one that is written in is drawn anew.
  const latest = useRef({ steps, onChange });
  const count = steps.length;

  // Before anybody can do the next thing.
  useLayoutEffect(() => {
    latest.current = { steps, onChange };
  });
  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted === null) return;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(wanted.id)}"]`);
    row?.querySelector<HTMLElement>(wanted.part === 'text' ? 'textarea' : '[data-handle]')?.focus();
  }, [steps]);

  const apply = useCallback((change: StepsChange, part: 'text' | 'handle' = 'text'): void => {
    focusNext.current = change.focus === undefined ? null : { id: change.focus, part };
    latest.current.onChange(change.steps);
  }, []);
  const actions = useMemo((): StepRowActions => {
    const now = (): readonly Step[] => latest.current.steps;
    return {
      add: (id) => apply(addStep(now(), id, newId)),
      remove: (id) => apply(removeStep(now(), id)),
      write: (id, text) => apply(writeStep(now(), id, text)),
      paste: (id, pasted) => {
        const change = pasteLines(now(), id, pasted, newId);
        if (change !== null) apply(change);
        return change !== null;
      },
      move: (id, to, part) => {
        const all = now().length;
        const place = Math.min(all - 1, Math.max(0, to));
        apply(moveStep(now(), id, place), part);
        setSaid(t('app:steps.moved', { place: place + 1, count: all }));
      },
      drag: setDragged,
      dragOver: (id, place) => latest.current.onChange(moveStep(now(), id, place).steps),
    };
  }, [apply, t]);

  return (
    <div role="group" aria-labelledby={labelId}>
      <p id={labelId} className={styles.label}>
        {t('app:steps.label')}
      </p>
      <p className={styles.hint}>{t('app:steps.hint')}</p>
      <ol ref={list} className={styles.list}>
        {steps.map((step, index) => (
          <StepRow key={step.id} step={step} index={index} dragged={dragged} actions={actions} />
        ))}
      </ol>
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconPlus size="1.125rem" stroke={1.8} aria-hidden="true" />}
        disabled={count >= limits.steps}
        onClick={() => apply(addStep(steps, null, newId))}
      >
        {t('app:steps.add')}
      </Button>
      <span className={styles.said} aria-live="polite">
        {said}
      </span>
    </div>
  );
}
