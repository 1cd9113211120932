import type { RequestTrackerDesk } from '../../../core/policy/desks/requestTracker.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';
import type { RequestTrackerApi } from './api.ts';

/** What every part of the connector works with. */
export interface RequestTrackerContext {
  api: RequestTrackerApi;
  settings: RequestTrackerDesk;
  describe: Describe;
  clock: Pick<Clock, 'now'>;
}
