import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordedStep } from '../../../core/evidence/recording.ts';
import { redactedAreas } from '../../../core/evidence/redaction.ts';
import { stepsAlike } from '../../../core/evidence/stepRedaction.ts';
import { useText } from '../../ui/useText.ts';
import { MarkStep } from './MarkStep.tsx';
import { StepItem, type DragActions } from './StepItem.tsx';
import type { StepActions } from './useRecordedSteps.ts';
import styles from './Recording.module.css';

/** In how many other pictures the same can be covered; 0 where nothing is covered in this one. */
function countAlike(steps: readonly RecordedStep[], step: RecordedStep): number {
  const marks = step.picture?.marks;
  if (marks === undefined) return 0;
  const areas = redactedAreas(marks);
  return areas.length === 0 ? 0 : stepsAlike(steps, step.id, areas).length;
}

/** The steps, numbered, to be read and put right. */
export function StepList(props: {
  recordingId: string;
  steps: readonly RecordedStep[];
  actions: StepActions;
}) {
  const { recordingId, steps, actions } = props;
  const t = useText();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const [marking, setMarking] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ id: string; part: string } | null>(null);
  const held = useRef<string | null>(null);
  const count = steps.length;

  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted === null) return;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(wanted.id)}"]`);
    const part = row?.querySelector<HTMLButtonElement>(`[data-part="${wanted.part}"]`);
    // At an end its button is off: the handle stands in for it.
    (part?.disabled === true ? row?.querySelector<HTMLElement>('[data-part="handle"]') : part)?.focus();
  }, [steps]);

  const onMove = useCallback(
    (id: string, to: number, part: string) => {
      const place = Math.min(count - 1, Math.max(0, to));
      focusNext.current = { id, part };
      actions.move(id, place);
      setSaid(t('recordings:step.moved', { number: place + 1, count }));
    },
    [actions, count, t],
  );
  const drag = useMemo(
    (): DragActions => ({
      start: (event, id) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('application/x-step', id);
        held.current = id;
        setDragged(id);
      },
      over: (event, id, place) => {
        if (held.current === null) return;
        event.preventDefault();
        if (held.current !== id) actions.move(held.current, place);
      },
      end: () => {
        held.current = null;
        setDragged(null);
      },
    }),
    [actions],
  );
  const onMark = useCallback((id: string) => setMarking(id), []);
  const marked = steps.find(({ id }) => id === marking);

  return (
    <>
      <ol ref={list} className={styles.steps} aria-label={t('recordings:steps')}>
        {steps.map((step, place) => (
          <StepItem
            key={step.id}
            {...{ recordingId, step, place, count, actions, drag, onMark, onMove }}
            dragged={dragged === step.id}
            alike={countAlike(steps, step)}
          />
        ))}
      </ol>
      <span className={styles.said} aria-live="polite">
        {said}
      </span>
      {marked !== undefined && marked.picture !== null && (
        <MarkStep
          key={marked.id}
          recordingId={recordingId}
          step={marked}
          picture={marked.picture}
          name={t('recordings:step.picture', { number: steps.indexOf(marked) + 1 })}
          onChanged={actions.changed}
          onClose={() => setMarking(null)}
        />
      )}
    </>
  );
}
