import { useEffect, useState } from 'react';
import type {
  captureDelays,
  CaptureTarget,
  CaptureTargets,
  TargetTaken,
} from '../../../core/contract/captureCalls.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { api } from '../../client/api.ts';
import { useText } from '../../ui/useText.ts';

/** What can be photographed now, and doing it. `problem`: the words for why there is no new picture. */
export function useCaptureTargets(draftId: string, onTaken: (picture: DraftAttachment) => void) {
  const t = useText();
  const [targets, setTargets] = useState<CaptureTargets | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let shown = true;
    void api.listCaptureTargets().then((found) => {
      if (shown) setTargets(found);
    });
    return () => {
      shown = false;
    };
  }, []);

  const take = (target: CaptureTarget, delaySeconds: (typeof captureDelays)[number]): void => {
    setBusy(true);
    setProblem(null);
    void api
      .takeTarget({ draftId, target, delaySeconds })
      .then(async (outcome) => {
        const picture = outcome.kind === 'taken' ? outcome.evidence.attachments.at(-1) : undefined;
        if (picture !== undefined) onTaken(picture);
        else {
          setProblem(wordsFor(outcome, t));
          setTargets(await api.listCaptureTargets());
        }
      })
      .finally(() => setBusy(false));
  };
  return { targets, busy, problem, take };
}

function wordsFor(outcome: TargetTaken, t: Translate): string {
  switch (outcome.kind) {
    case 'gone':
      return t('capture:choices.gone');
    case 'notTaken': {
      const [failure] = outcome.failures;
      return t('capture:choices.notTaken', {
        problem: t(`capture:problem.${failure?.problem ?? 'failed'}`),
      });
    }
    case 'taken':
    case 'cancelled':
      return t('capture:choices.cancelled');
  }
}
