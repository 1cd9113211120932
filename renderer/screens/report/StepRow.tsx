import { ActionIcon, Textarea } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { memo, type DragEvent, type KeyboardEvent } from 'react';
import type { Step } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';
import { useText } from '../../ui/useText.ts';
import styles from './Steps.module.css';

/** What a row can do to the list. Never changes. */
export interface StepRowActions {
  /** An empty one after this one. */
  add: (id: string) => void;
  remove: (id: string) => void;
  write: (id: string, text: string) => void;
  /** True when the pasted text became several steps. */
  paste: (id: string, pasted: { text: string; start: number; end: number }) => boolean;
  move: (id: string, to: number, part: 'text' | 'handle') => void;
  drag: (id: string | null) => void;
  dragOver: (id: string, place: number) => void;
}

/** One step to reproduce. */
export const StepRow = memo(function StepRow(props: {
  step: Step;
  /** From 0. */
  index: number;
  /** The row that is being dragged. */
  dragged: string | null;
  actions: StepRowActions;
}) {
  const { step, index, dragged, actions } = props;
  const t = useText();
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      actions.add(step.id);
    } else if (event.key === 'Backspace' && step.text === '') {
      event.preventDefault();
      actions.remove(step.id);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      actions.move(step.id, index + (event.key === 'ArrowUp' ? -1 : 1), 'text');
    }
  };
  const onDrag = (event: DragEvent, then: (id: string) => void): void => {
    if (dragged === null) return;
    event.preventDefault();
    event.stopPropagation();
    then(dragged);
  };
  return (
    <li
      data-step={step.id}
      className={styles.row}
      data-dragged={dragged === step.id || undefined}
      onDragOver={(event) => onDrag(event, (id) => id !== step.id && actions.dragOver(id, index))}
      onDrop={(event) => onDrag(event, () => actions.drag(null))}
    >
      <ActionIcon
        data-handle
        className={styles.handle}
        aria-label={t('app:steps.move', { place: index + 1 })}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('application/x-step', step.id);
          actions.drag(step.id);
        }}
        onDragEnd={() => actions.drag(null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          actions.move(step.id, index + (event.key === 'ArrowUp' ? -1 : 1), 'handle');
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
        onChange={(event) => actions.write(step.id, event.currentTarget.value.replace(/\n/g, ' '))}
        onKeyDown={onKey}
        onPaste={(event) => {
          const { selectionStart: start, selectionEnd: end } = event.currentTarget;
          const text = event.clipboardData.getData('text');
          if (actions.paste(step.id, { text, start, end })) event.preventDefault();
        }}
      />
      <ActionIcon
        aria-label={t('app:steps.delete', { place: index + 1 })}
        onClick={() => actions.remove(step.id)}
      >
        <IconTrash size="1.125rem" stroke={1.8} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
});
