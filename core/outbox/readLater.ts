import type { StorageFailure } from '../ports/stores.ts';
import type { CourierContext } from './courierContext.ts';
import { pauseBeforeNext } from './retry.ts';

/** True when the same file may be read well a moment later. */
export function passes({ kind }: StorageFailure): boolean {
  return kind === 'other' || kind === 'readOnly' || kind === 'diskFull';
}

/**
 * Reads again what the disk did not give, with growing pauses: an app in the tray may run for weeks until its next
 * start. `times`: how often it was tried.
 */
export function readLater(context: CourierContext, times: number, again: () => void): void {
  const { clock, chance } = context.world;
  clock.after(pauseBeforeNext(times, chance.random()), () => {
    if (context.mode !== 'stopped') again();
  });
}
