import type { HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { HttpClient, HttpRequest } from '../../../core/ports/http.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { createRedmineDesk } from '../../../electron/connectors/redmine/index.ts';
import { createWebhookDesk } from '../../../electron/connectors/webhook/index.ts';
import { plainDescribe } from '../../fakes/deskJob.ts';
import type { Behaviour } from '../../fakes/simulation/behaviours.ts';
import {
  RedmineSiteInMemory,
  redmineSeed,
  TwoSites,
  WebhookSite,
  type DeskSite,
} from '../../fakes/simulation/site.ts';

/** A real connector, the desk it speaks to, and what the two of them can promise. */
export interface DeskKind {
  name: string;
  /** A report is there once. Otherwise: at most one more for each attempt that may have arrived, and never none. */
  exact: boolean;
  site: () => DeskSite;
  desk: (http: HttpClient, clock: Pick<Clock, 'now'>) => HelpDesk;
  /** Whether this pair can keep its promises under the behaviour; see README.md for those that nobody could. */
  survives: (behaviour: Behaviour, request: HttpRequest) => boolean;
  /** Takes over when the first desk has failed for `after` milliseconds. */
  second?: { after: number; desk: (http: HttpClient, clock: Pick<Clock, 'now'>) => HelpDesk };
  /** The right to deliver may go over while the one who had it is in the middle of an attempt. */
  survivesLostLock: boolean;
}

const url = 'https://desk.example/handraise';
const post = (request: HttpRequest): boolean => request.method === 'POST';

interface WebhookOptions {
  lookUp: boolean;
  idempotent: boolean;
  settlesWithin?: number;
}

function webhookDesk(
  { lookUp, settlesWithin }: Omit<WebhookOptions, 'idempotent'>,
  name = 'Service desk',
  address = url,
): DeskKind['desk'] {
  return (http, clock) => {
    const desk = createWebhookDesk({
      settings: { kind: 'webhook' as const, url: address, lookUp },
      name,
      http,
      describe: plainDescribe,
      clock,
      secret: () => Promise.resolve(undefined),
    });
    // What a connector says whose desk goes on making a ticket after the client gave up (Request Tracker does).
    if (settlesWithin !== undefined) Object.assign(desk.capabilities, { settlesWithin });
    return desk;
  };
}

/** A first desk that is asked, and a second one that takes over after ten minutes. */
function withSecond(name: string): DeskKind {
  const host = 'second.example';
  return {
    ...webhook(name, { lookUp: true, idempotent: false }),
    site: () =>
      new TwoSites(
        new WebhookSite({ idempotent: false }),
        new WebhookSite({ idempotent: false, firstNumber: 5000 }),
        host,
      ),
    second: {
      after: 10 * 60_000,
      desk: webhookDesk({ lookUp: true }, 'Second desk', `https://${host}/handraise`),
    },
  };
}

function webhook(name: string, { lookUp, idempotent, settlesWithin }: WebhookOptions): DeskKind {
  return {
    name,
    exact: lookUp || idempotent,
    site: () => new WebhookSite({ idempotent }),
    desk: webhookDesk(settlesWithin === undefined ? { lookUp } : { lookUp, settlesWithin }),
    survives(behaviour, request) {
      // What a create says is read back where the desk can be asked; what a look-up says is all there is.
      if (behaviour === 'namesAnotherTicket') return lookUp && post(request);
      if (behaviour === 'commitsLate') return post(request) && (idempotent || settlesWithin !== undefined);
      if (behaviour === 'getsItTwice') return !post(request) || idempotent;
      return true;
    },
    survivesLostLock: idempotent,
  };
}

function redmine(name: string, reportIdFieldId: number | undefined): DeskKind {
  const address = 'https://redmine.example';
  return {
    name,
    exact: reportIdFieldId !== undefined,
    site: () => new RedmineSiteInMemory(address),
    desk: (http, clock) =>
      createRedmineDesk({
        settings: {
          kind: 'redmine',
          url: address,
          project: redmineSeed.project,
          ...(reportIdFieldId === undefined ? {} : { reportIdFieldId }),
        },
        name: 'Service desk',
        http,
        describe: plainDescribe,
        clock,
        apiKey: () => Promise.resolve(redmineSeed.appKey),
      }),
    survives(behaviour, request) {
      if (behaviour === 'commitsLate') return false;
      if (behaviour === 'namesAnotherTicket') return reportIdFieldId !== undefined && post(request);
      // Handles of uploads work once, so a create that has some is refused the second time.
      const once = request.body?.kind === 'bytes' && Buffer.from(request.body.bytes).includes('"uploads"');
      return behaviour !== 'getsItTwice' || !request.url.includes('/issues.json') || !post(request) || once;
    },
    survivesLostLock: false,
  };
}

/** Every kind that the suite runs. */
const kinds = {
  webhook: webhook('a webhook that is asked and knows the key', { lookUp: true, idempotent: true }),
  webhookAsked: webhook('a webhook that is asked', { lookUp: true, idempotent: false }),
  webhookKeyed: webhook('a webhook that knows the key', { lookUp: false, idempotent: true }),
  webhookBare: webhook('a webhook that knows nothing', { lookUp: false, idempotent: false }),
  lateCommitter: webhook('a desk that commits late', {
    lookUp: true,
    idempotent: false,
    settlesWithin: 10_000,
  }),
  failover: withSecond('a desk and a second one'),
  redmine: redmine('Redmine', redmineSeed.reportIdField),
  redmineUnfiltered: redmine('Redmine whose field is no filter', redmineSeed.unfilteredField),
  redmineBare: redmine('Redmine without a field', undefined),
} as const satisfies Record<string, DeskKind>;
export type DeskKindName = keyof typeof kinds;
export const deskKinds: Readonly<Record<DeskKindName, DeskKind>> = kinds;
