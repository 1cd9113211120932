import { createContext, use, useState } from 'react';
import type { AppDescription } from '../../core/contract/views.ts';
import { useEvent } from './useEvent.ts';

/** What the main process says about the app, the policy and the desk. */
export const AppDescriptionContext = createContext<AppDescription | null>(null);

/** The description inside the window's tree. */
export function useAppDescription(): AppDescription {
  const app = use(AppDescriptionContext);
  if (app === null) throw new Error('useAppDescription outside of its provider');
  return app;
}

/** The description as it changes. */
export function useLiveAppDescription(first: AppDescription): AppDescription {
  const [app, setApp] = useState(first);
  useEvent('appChanged', setApp);
  return app;
}
