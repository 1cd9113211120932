import { useCallback, useEffect, useState } from 'react';
import type { Preview } from '../../../core/contract/views.ts';
import { api, type StorageFailure } from '../../client/api.ts';

export type PreviewLoad =
  | { kind: 'composing' }
  | { kind: 'ready'; preview: Preview }
  | { kind: 'summaryMissing' }
  | { kind: 'notReady'; failure: StorageFailure };

/** What would leave, composed anew whenever `compose` is called. */
export function usePreview(draftId: string): { load: PreviewLoad; compose: () => Promise<void> } {
  const [load, setLoad] = useState<PreviewLoad>({ kind: 'composing' });
  const compose = useCallback(async () => setLoad(await api.composePreview({ draftId })), [draftId]);
  useEffect(() => void compose(), [compose]);
  return { load, compose };
}
