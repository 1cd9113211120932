import type { RequestTrackerDesk } from '../../../core/policy/desks/requestTracker.ts';
import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';

/** What the desk is given. */
export interface RequestTrackerDeskOptions {
  settings: RequestTrackerDesk;
  /** Name of the desk for people. */
  name: string;
  describe: Describe;
  clock: Pick<Clock, 'now'>;
  http: HttpClient;
  /** The token of the policy or of the secret store. Asked before each request. */
  token: () => Promise<string | undefined>;
}

export function createRequestTrackerDesk(options: RequestTrackerDeskOptions): HelpDesk {
  const failure = { code: 'notConfigured', mayHaveArrived: false } as const;
  return {
    name: options.name,
    capabilities: { lookUp: false, status: false, idempotencyKey: false },
    compose: () => [],
    verify: async () => [{ name: 'address', passed: false, failure }],
    lookUp: async () => ({ kind: 'unknown', failure }),
    deliver: async () => ({ kind: 'failedForGood', failure }),
    readStatus: async () => ({ kind: 'unknown', failure }),
  };
}
