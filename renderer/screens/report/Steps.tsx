import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Step } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { useText } from '../../ui/useText.ts';
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
  const count = steps.length;

  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted === null) return;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(wanted.id)}"]`);
    row?.querySelector<HTMLElement>(wanted.part === 'text' ? 'textarea' : '[data-handle]')?.focus();
  }, [steps]);

  const apply = (change: StepsChange, part: 'text' | 'handle' = 'text'): void => {
    focusNext.current = change.focus === undefined ? null : { id: change.focus, part };
    onChange(change.steps);
  };
  const move = (id: string, to: number, part: 'text' | 'handle'): void => {
    const place = Math.min(count - 1, Math.max(0, to));
    apply(moveStep(steps, id, place), part);
    setSaid(t('app:steps.moved', { place: place + 1, count }));
  };

  const onKey = (event: KeyboardEvent, step: Step, index: number): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      apply(addStep(steps, step.id, newId));
    } else if (event.key === 'Backspace' && step.text === '') {
      event.preventDefault();
      apply(removeStep(steps, step.id));
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(step.id, index + (event.key === 'ArrowUp' ? -1 : 1), 'text');
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>, step: Step): void => {
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    const change = pasteLines(
      steps,
      step.id,
      { text: event.clipboardData.getData('text'), start, end },
      newId,
    );
    if (change === null) return;
    event.preventDefault();
    apply(change);
  };

  return (
    <div role="group" aria-labelledby={labelId}>
      <p id={labelId} className={styles.label}>
        {t('app:steps.label')}
      </p>
      <p className={styles.hint}>{t('app:steps.hint')}</p>
      <ol ref={list} className={styles.list}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            data-step={step.id}
            className={styles.row}
            data-dragged={dragged === step.id || undefined}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              if (dragged !== step.id) onChange(moveStep(steps, dragged, index).steps);
            }}
            onDrop={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              setDragged(null);
            }}
          >
            <ActionIcon
              data-handle
              className={styles.handle}
              aria-label={t('app:steps.move', { place: index + 1 })}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('application/x-step', step.id);
                setDragged(step.id);
              }}
              onDragEnd={() => setDragged(null)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                event.preventDefault();
                move(step.id, index + (event.key === 'ArrowUp' ? -1 : 1), 'handle');
              }}
            >
              <IconGripVertical size="1.125rem" stroke={1.8} aria-hidden="true" />
            </ActionIcon>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <Textarea
              rows={1}
              className={styles.field}
              aria-label={t('app:steps.step', { place: index + 1 })}
              placeholder={index === 0 ? t('app:steps.example') : ''}
              value={step.text}
              maxLength={limits.step}
              onChange={(event) =>
                apply(writeStep(steps, step.id, event.currentTarget.value.replace(/\n/g, ' ')))
              }
              onKeyDown={(event) => onKey(event, step, index)}
              onPaste={(event) => onPaste(event, step)}
            />
            <ActionIcon
              aria-label={t('app:steps.delete', { place: index + 1 })}
              onClick={() => apply(removeStep(steps, step.id))}
            >
              <IconTrash size="1.125rem" stroke={1.8} aria-hidden="true" />
            </ActionIcon>
          </li>
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
