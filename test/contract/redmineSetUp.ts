import type { RedmineDesk } from '../../core/policy/desks/redmine.ts';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import { createRedmineDesk } from '../../electron/connectors/redmine/index.ts';
import { plainDescribe } from '../fakes/deskJob.ts';
import type { FaultyHttp } from '../fakes/faultyHttp.ts';
import type { RedmineSite } from '../helpdesks/redmine.ts';

/** Starts a Redmine, real or not. */
export type Start = () => Promise<RedmineSite & { stop: () => Promise<void> }>;

/** The connector with every field of the site, changed as a test wants it. */
export function deskAt(
  site: RedmineSite,
  http: FaultyHttp,
  change: Partial<RedmineDesk> = {},
  key = site.appKey,
): HelpDesk {
  return createRedmineDesk({
    settings: {
      kind: 'redmine',
      url: site.url,
      project: site.project,
      trackerId: site.bugTracker,
      categoryIds: { screen: site.displayCategory, printing: site.printingCategory },
      priorityIds: { blocked: site.highPriority, slowed: site.normalPriority },
      reportIdFieldId: site.reportIdField,
      appVersionFieldId: site.appVersionField,
      ...change,
    },
    name: 'Redmine',
    http: http.client,
    describe: plainDescribe,
    clock: Date,
    apiKey: async () => key,
  });
}
