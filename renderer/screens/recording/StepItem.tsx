import { ActionIcon, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { memo, useState, type DragEvent } from 'react';
import { clockTime, stepWords } from '../../../core/evidence/export/document.ts';
import type { RecordedStep } from '../../../core/evidence/recording.ts';
import { useText } from '../../ui/useText.ts';
import { StepPicture } from './StepPicture.tsx';
import type { StepActions } from './useRecordedSteps.ts';
import { WordsField } from './WordsField.tsx';
import styles from './Recording.module.css';

const icon = { size: '1.125rem', stroke: 1.8, 'aria-hidden': true } as const;

/** What moves a step: by its handle, by keys on the handle, or by buttons. */
export interface DragActions {
  start: (event: DragEvent, id: string) => void;
  over: (event: DragEvent, id: string, place: number) => void;
  end: () => void;
}

interface StepItemProps {
  recordingId: string;
  step: RecordedStep;
  /** From 0. */
  place: number;
  count: number;
  dragged: boolean;
  /** Other pictures in which the same can be covered, as its picture has it. */
  alike: number;
  actions: StepActions;
  drag: DragActions;
  onMark: (id: string) => void;
  onMove: (id: string, to: number, part: 'handle' | 'up' | 'down') => void;
}

/** One recorded step: its sentence, its picture, and what can be done with both. */
export const StepItem = memo(function StepItem(props: StepItemProps) {
  const { recordingId, step, place, count, dragged, alike, actions, drag, onMark, onMove } = props;
  const t = useText();
  const [editing, setEditing] = useState(false);
  const number = place + 1;
  const sentence = stepWords(step, t);
  return (
    <li
      className={styles.step}
      data-step={step.id}
      data-wrong={step.wrong || undefined}
      data-dragged={dragged || undefined}
      onDragOver={(event) => drag.over(event, step.id, place)}
      onDrop={(event) => event.preventDefault()}
    >
      <div className={styles.head}>
        <ActionIcon
          data-part="handle"
          className={styles.handle ?? ''}
          aria-label={t('recordings:step.move', { number })}
          draggable
          onDragStart={(event) => drag.start(event, step.id)}
          onDragEnd={drag.end}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onMove(step.id, place + (event.key === 'ArrowUp' ? -1 : 1), 'handle');
          }}
        >
          <IconGripVertical {...icon} />
        </ActionIcon>
        <span className={styles.number}>{number}.</span>
        {editing ? (
          <WordsField
            label={t('recordings:step.words', { number })}
            text={sentence}
            onDone={(words) => {
              setEditing(false);
              if (words !== null && words !== sentence) actions.write(step.id, words === '' ? null : words);
            }}
          />
        ) : (
          <p className={styles.sentence} dir="auto">
            {sentence}
            <span className={styles.time}>{clockTime(step.at)}</span>
          </p>
        )}
        <StepTools {...{ step, place, count, number, actions, onMove }} onEdit={() => setEditing(true)} />
      </div>
      {step.wrong && (
        <p className={styles.goesWrong}>
          <IconAlertTriangle {...icon} />
          {t('recordings:document.wrong')}
        </p>
      )}
      {step.note !== '' && !(step.action.kind === 'note' && step.words === null) && (
        <p className={styles.note} dir="auto">
          {step.note}
        </p>
      )}
      {step.picture !== null && (
        <div className={styles.picture}>
          <button
            type="button"
            className={styles.open}
            aria-label={t('recordings:step.openPicture', { number })}
            onClick={() => onMark(step.id)}
          >
            <StepPicture
              recordingId={recordingId}
              step={step}
              picture={step.picture}
              description={t('recordings:document.picture', { number, sentence })}
            />
          </button>
          {alike > 0 && <CoverAlike step={step} alike={alike} actions={actions} />}
        </div>
      )}
    </li>
  );
});

function CoverAlike({ step, alike, actions }: Pick<StepItemProps, 'step' | 'alike' | 'actions'>) {
  const t = useText();
  const areas = (step.picture?.marks?.marks ?? []).flatMap((mark) =>
    mark.kind === 'redact' ? [mark.area] : [],
  );
  return (
    <Button variant="default" size="sm" onClick={() => actions.cover(step.id, areas)}>
      {t('recordings:step.coverAlike', { count: alike })}
    </Button>
  );
}

function StepTools(
  props: Pick<StepItemProps, 'step' | 'place' | 'count' | 'actions' | 'onMove'> & {
    number: number;
    onEdit: () => void;
  },
) {
  const { step, place, count, number, actions, onMove, onEdit } = props;
  const t = useText();
  return (
    <span className={styles.tools}>
      <ActionIcon
        aria-label={t('recordings:step.wrong', { number })}
        aria-pressed={step.wrong}
        title={t('recordings:document.wrong')}
        onClick={() => actions.markWrong(step.id, !step.wrong)}
      >
        <IconAlertTriangle {...icon} />
      </ActionIcon>
      <ActionIcon aria-label={t('recordings:step.edit', { number })} onClick={onEdit}>
        <IconPencil {...icon} />
      </ActionIcon>
      <ActionIcon
        data-part="up"
        aria-label={t('recordings:step.up', { number })}
        disabled={place === 0}
        onClick={() => onMove(step.id, place - 1, 'up')}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        data-part="down"
        aria-label={t('recordings:step.down', { number })}
        disabled={place === count - 1}
        onClick={() => onMove(step.id, place + 1, 'down')}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('recordings:step.delete', { number })}
        onClick={() => actions.remove(step.id)}
      >
        <IconTrash {...icon} />
      </ActionIcon>
    </span>
  );
}
