import { useState } from 'react';
import type { CarriedOutcome } from '../../../core/contract/handOverViews.ts';
import { api } from '../../client/api.ts';

/** Lets the person choose a file that carries a report, or a receipt, and remembers what became of it. */
export function useCarriedFile(): {
  opening: boolean;
  outcome: CarriedOutcome | null;
  open: () => void;
} {
  const [opening, setOpening] = useState(false);
  const [outcome, setOutcome] = useState<CarriedOutcome | null>(null);
  const open = (): void => {
    setOpening(true);
    void api
      .openCarriedFile()
      .then((result) => {
        // Chosen none: what was said before still stands.
        if (result !== null) setOutcome(result);
      })
      .finally(() => setOpening(false));
  };
  return { opening, outcome, open };
}
