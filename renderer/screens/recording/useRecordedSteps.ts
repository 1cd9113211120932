import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Area } from '../../../core/evidence/marks.ts';
import type { RecordedStep, Recording } from '../../../core/evidence/recording.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { movedTo, restored } from './order.ts';

type Load =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: StorageFailure }
  | { kind: 'open'; recording: Recording; unreadable: number };

type StepsChanged = Awaited<ReturnType<typeof api.editStep>>;
type Done = Awaited<ReturnType<typeof api.orderSteps>>;

/** A deleted step, and where it was: it can come back until the screen is left. */
interface Deleted {
  step: RecordedStep;
  place: number;
}

/** What can be done with one step. Never changes, so that hundreds of rows need not be drawn anew. */
export interface StepActions {
  write: (id: string, words: string | null) => void;
  markWrong: (id: string, wrong: boolean) => void;
  remove: (id: string) => void;
  /** To a place in the list; outside of it: its ends. */
  move: (id: string, to: number) => void;
  cover: (id: string, areas: Area[]) => void;
  /** Changed by another call, the picture's editor. */
  changed: (steps: readonly RecordedStep[]) => void;
}

/** A recording that is looked at, with everything that can be done to it. Each change is on disk when it is told. */
export function useRecordedSteps(id: string): {
  load: Load;
  failure: StorageFailure | null;
  deleted: readonly Deleted[];
  actions: StepActions;
  undelete: () => void;
  rename: (name: string) => void;
  say: (failure: StorageFailure | null) => void;
} {
  const [load, setLoad] = useState<Load>({ kind: 'loading' });
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const [deleted, setDeleted] = useState<readonly Deleted[]>([]);
  const steps = useRef<readonly RecordedStep[]>([]);

  const show = useCallback((next: readonly RecordedStep[]) => {
    steps.current = next;
    setLoad((now) =>
      now.kind === 'open' ? { ...now, recording: { ...now.recording, steps: [...next] } } : now,
    );
  }, []);

  const reread = useCallback(() => {
    void api.readRecording({ id }).then((outcome) => {
      if (outcome.kind === 'notReadable') setLoad({ kind: 'failed', failure: outcome.failure });
      else {
        steps.current = outcome.recording.steps;
        setLoad({ kind: 'open', recording: outcome.recording, unreadable: outcome.unreadable });
      }
    });
  }, [id]);

  useEffect(() => {
    reread();
    // What was deleted is gone for good when nobody looks at it any more.
    return () => void api.forgetDeleted({ id });
  }, [id, reread]);

  const settle = useCallback(
    (work: Promise<Done>) => {
      void work.then((outcome) => {
        setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
        // What is shown is what is on the disk.
        if (outcome.kind === 'notDone') reread();
      });
    },
    [reread],
  );

  const actions = useMemo((): StepActions => {
    const changed = (some: readonly RecordedStep[]): void => {
      const byId = new Map(some.map((step) => [step.id, step]));
      show(steps.current.map((step) => byId.get(step.id) ?? step));
    };
    const take = (work: Promise<StepsChanged>): void => {
      void work.then((outcome) => {
        setFailure(outcome.kind === 'notDone' ? outcome.failure : null);
        if (outcome.kind === 'changed') changed(outcome.steps);
      });
    };
    const order = (next: readonly RecordedStep[]): void => {
      show(next);
      settle(api.orderSteps({ id, order: next.map((step) => step.id) }));
    };
    return {
      changed,
      write: (stepId, words) => take(api.editStep({ id, stepId, words })),
      markWrong: (stepId, wrong) => take(api.editStep({ id, stepId, wrong })),
      cover: (stepId, areas) => take(api.coverInAllSteps({ id, stepId, areas })),
      move: (stepId, to) => order(movedTo(steps.current, stepId, to)),
      remove: (stepId) => {
        const place = steps.current.findIndex((step) => step.id === stepId);
        const step = steps.current[place];
        if (step === undefined) return;
        setDeleted((before) => [...before, { step, place }]);
        order(steps.current.filter((one) => one.id !== stepId));
      },
    };
  }, [id, settle, show]);

  const undelete = (): void => {
    const last = deleted.at(-1);
    if (last === undefined) return;
    setDeleted(deleted.slice(0, -1));
    const next = restored(steps.current, last.step, last.place);
    show(next);
    settle(api.orderSteps({ id, order: next.map((step) => step.id) }));
  };

  const rename = (name: string): void => {
    setLoad((now) => (now.kind === 'open' ? { ...now, recording: { ...now.recording, name } } : now));
    settle(api.renameRecording({ id, name }));
  };

  return { load, failure, deleted, actions, undelete, rename, say: setFailure };
}
