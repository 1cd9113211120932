import type { RedmineDesk } from '../../../core/policy/desks/redmine.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';
import type { RedmineApi } from './api.ts';

/** What every part of the connector works with. */
export interface RedmineContext {
  api: RedmineApi;
  settings: RedmineDesk;
  describe: Describe;
  clock: Pick<Clock, 'now'>;
}
