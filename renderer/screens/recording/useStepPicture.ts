import { useEffect, useState, useSyncExternalStore } from 'react';
import { noMarks, type PictureMarks } from '../../../core/evidence/marks.ts';
import type { RecordedStep, StepPicture } from '../../../core/evidence/recording.ts';
import { api, type StorageFailure } from '../../client/api.ts';
import { Autosave } from '../../client/autosave.ts';
import { keep } from '../../client/autosaves.ts';
import { recordingPictureUrl } from '../../client/urls.ts';
import type { MarkablePicture } from '../../markup/picture.ts';
import { useText } from '../../ui/useText.ts';
import { storageWords } from '../../ui/words.ts';

interface Work {
  marks: PictureMarks;
  overlay: () => Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Pause after the last change: each saving draws a whole picture. Milliseconds. */
const quiet = { delay: 700, longest: 5000 };

/** One picture that is marked: it outlives the editor, so that what the disk refused is tried again. */
class MarkedStep {
  readonly autosave: Autosave<{ work: Work }, StorageFailure>;
  #onChanged: (steps: readonly RecordedStep[]) => void = () => undefined;

  constructor(id: string, stepId: string) {
    this.autosave = new Autosave({
      ...quiet,
      save: async ({ work }) => {
        const outcome = await api.markStepPicture({
          id,
          stepId,
          marks: work.marks,
          overlay: await work.overlay(),
        });
        if (outcome.kind === 'notDone') return outcome;
        this.#onChanged(outcome.steps);
        return { kind: 'done' };
      },
      unexpected: (error) => ({
        kind: 'other',
        detail: error instanceof Error ? error.message : String(error),
      }),
    });
  }

  /** Who hears of the step as it is after a saving: the list that shows it now. */
  follow(onChanged: (steps: readonly RecordedStep[]) => void): void {
    this.#onChanged = onChanged;
  }
}

const marked = new Map<string, MarkedStep>();

function markedStep(id: string, stepId: string): MarkedStep {
  const key = `${id}/${stepId}`;
  const known = marked.get(key);
  if (known !== undefined) return known;
  const made = new MarkedStep(id, stepId);
  const { autosave } = made;
  marked.set(key, made);
  keep({ flush: () => autosave.flush(), drop: () => autosave.drop(), state: autosave.state }, id, true);
  return made;
}

/** A step's picture as the editor wants it; what is drawn is saved a moment after it was. */
export function useStepPicture(
  recordingId: string,
  step: RecordedStep,
  picture: StepPicture,
  name: string,
  onChanged: (steps: readonly RecordedStep[]) => void,
): MarkablePicture {
  const t = useText();
  const [one] = useState(() => markedStep(recordingId, step.id));
  const { autosave } = one;
  useEffect(() => {
    one.follow(onChanged);
  }, [one, onChanged]);
  const [declined, setDeclined] = useState<readonly string[]>([]);
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);
  return {
    name,
    url: recordingPictureUrl(recordingId, picture.id),
    marks: autosave.pending.work?.marks ?? picture.marks ?? noMarks,
    suggestions: [],
    declined,
    onDecline: setDeclined,
    onChange: (work) => autosave.change({ work }),
    flush: () => autosave.flush(),
    trouble: state.kind === 'failed' ? storageWords(state.failure, t) : null,
  };
}
