import { useState } from 'react';
import type { ReportList } from '../../core/contract/views.ts';
import type { Place } from '../client/location.ts';

/** The draft that "Report" leads back to: the one last looked at, while it still is a draft. */
export function useLastDraft(place: Place, reports: ReportList | null): string | null {
  const [last, setLast] = useState<string | null>(null);
  const here = ('draftId' in place ? place.draftId : undefined) ?? null;
  if (here !== null && here !== last) setLast(here);
  if (here !== null) return here;
  const exists = reports?.drafts.some(({ id }) => id === last) ?? false;
  return exists ? last : null;
}
