import { useEffect, useEffectEvent } from 'react';
import type { EventPayload } from '../../core/contract/calls.ts';
import type { EventName } from '../../core/contract/names.ts';
import { api } from './api.ts';

/** Listens to an event of the main process for as long as the component is shown. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const stop = api.on(name, (payload) => heard(payload));
    return () => {
      stop();
    };
  }, [name]);
}
