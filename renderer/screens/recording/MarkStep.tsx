import { lazy, Suspense } from 'react';
import type { RecordedStep, StepPicture } from '../../../core/evidence/recording.ts';
import { useStepPicture } from './useStepPicture.ts';

// Drawing brings a library along that nobody waits for before they draw.
const MarkupEditor = lazy(() => import('../../markup/MarkupEditor.tsx'));

/** The editor over the picture of one step. */
export function MarkStep(props: {
  recordingId: string;
  step: RecordedStep;
  picture: StepPicture;
  name: string;
  onChanged: (steps: readonly RecordedStep[]) => void;
  onClose: () => void;
}) {
  const { recordingId, step, picture, name, onChanged, onClose } = props;
  const markable = useStepPicture(recordingId, step, picture, name, onChanged);
  return (
    <Suspense fallback={null}>
      <MarkupEditor picture={markable} onClose={onClose} />
    </Suspense>
  );
}
