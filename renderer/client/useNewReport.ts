import { useState } from 'react';
import { api, type StorageFailure } from './api.ts';
import { useGo } from './location.ts';

/** Opens a fresh draft and goes there. `failure` when the disk did not let it be made. */
export function useNewReport(): { open: () => void; opening: boolean; failure: StorageFailure | null } {
  const go = useGo();
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<StorageFailure | null>(null);
  const open = (): void => {
    setOpening(true);
    setFailure(null);
    void api
      .openDraft({})
      .then((outcome) => {
        if (outcome.kind === 'open') go({ screen: 'report', draftId: outcome.view.draft.id });
        else setFailure(outcome.failure);
      })
      .finally(() => setOpening(false));
  };
  return { open, opening, failure };
}
