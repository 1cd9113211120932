import { createContext, use } from 'react';
import type { Location } from '../../core/contract/views.ts';

/** Where the window is: what the main process can name, the two steps between a draft and a ticket, two runs. */
export type Place =
  | Location
  | { screen: 'preview'; draftId: string }
  | { screen: 'sent'; reportId: string }
  | { screen: 'compare'; good: string; bad: string; draftId?: string | undefined };

/** Moves to another screen. */
export const GoContext = createContext<(place: Place) => void>(() => {
  throw new Error('no window to move in');
});
export const useGo = (): ((place: Place) => void) => use(GoContext);
