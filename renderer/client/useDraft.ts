import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Draft, DraftPatch } from '../../core/ticket/draft.ts';
import type { EvidenceView } from '../../core/contract/views.ts';
import { api, type StorageFailure } from './api.ts';
import type { SaveState } from './autosave.ts';
import { autosaveOf } from './autosaves.ts';
import { useEvent } from './useEvent.ts';

/** A draft that is open, with everything that can be done to it. */
export interface OpenDraft {
  draft: Draft;
  evidence: EvidenceView;
  setEvidence: (evidence: EvidenceView) => void;
  change: (patch: DraftPatch) => void;
  /** True when everything written is on disk. */
  flush: () => Promise<boolean>;
  saveState: SaveState<StorageFailure>;
}

type DraftLoad =
  { kind: 'loading' } | { kind: 'failed'; failure: StorageFailure } | { kind: 'open'; open: OpenDraft };

type Loaded =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: StorageFailure }
  | { kind: 'open'; draft: Draft; evidence: EvidenceView };

/** Opens a draft and keeps it saved while it is written. What an earlier save left pending is put back on top. */
export function useDraft(draftId: string): DraftLoad {
  const autosave = autosaveOf(draftId);
  const saveState = useSyncExternalStore(autosave.subscribe, autosave.state);
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });

  useEffect(() => {
    let shown = true;
    void api.openDraft({ id: draftId }).then((outcome) => {
      if (!shown) return;
      if (outcome.kind === 'notOpen') {
        setLoaded({ kind: 'failed', failure: outcome.failure });
        return;
      }
      const { draft, evidence } = outcome.view;
      setLoaded({ kind: 'open', draft: { ...draft, ...(autosave.pending as Partial<Draft>) }, evidence });
    });
    return () => {
      shown = false;
      void autosave.flush();
    };
  }, [draftId, autosave]);

  const setEvidence = useCallback((evidence: EvidenceView) => {
    setLoaded((now) => (now.kind === 'open' ? { ...now, evidence } : now));
  }, []);
  useEvent('evidenceChanged', (evidence) => {
    if (evidence.draftId === draftId) setEvidence(evidence);
  });

  const change = useCallback(
    (patch: DraftPatch) => {
      autosave.change(patch);
      setLoaded((now) =>
        now.kind === 'open' ? { ...now, draft: { ...now.draft, ...(patch as Partial<Draft>) } } : now,
      );
    },
    [autosave],
  );
  const flush = useCallback(() => autosave.flush(), [autosave]);

  if (loaded.kind !== 'open') return loaded;
  return { kind: 'open', open: { ...loaded, setEvidence, change, flush, saveState } };
}
