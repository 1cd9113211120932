import { retryDistance } from './time.ts';
import { useNow } from './useNow.ts';
import { useText } from './useText.ts';

/** "in 3 minutes", as it comes nearer: for the moment (ISO instant) of the next attempt. */
export function useRetryWords(): (until: string) => string {
  const t = useText();
  const now = useNow();
  return (until) => {
    const distance = retryDistance(until, now);
    switch (distance.unit) {
      case 'now':
        return t('app:retry.now');
      case 'soon':
        return t('app:retry.soon');
      case 'minutes':
        return t('app:retry.minutes', { count: distance.count });
      case 'hours':
        return t('app:retry.hours', { count: distance.count });
    }
  };
}
