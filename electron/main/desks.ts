import path from 'node:path';
import type { HelpDeskSettings } from '../../core/policy/desks/index.ts';
import type { Settings } from '../../core/policy/schema.ts';
import type { HelpDesk } from '../../core/ports/helpDesk.ts';
import type { HttpClient } from '../../core/ports/http.ts';
import type { Clock, Secrets } from '../../core/ports/world.ts';
import type { Describe } from '../../core/report/report.ts';
import { unreachable } from '../../core/result.ts';
import type { Translate } from '../../core/texts/texts.ts';
import { createEmailDesk } from '../connectors/email/index.ts';
import { createFolderDesk } from '../connectors/folder/index.ts';
import { createRedmineDesk } from '../connectors/redmine/index.ts';
import { createRequestTrackerDesk } from '../connectors/requestTracker/index.ts';
import { createWebhookDesk } from '../connectors/webhook/index.ts';

/** What desks are made with. */
export interface DeskWorld {
  http: HttpClient;
  secrets: Secrets;
  clock: Clock;
  describe: Describe;
  documents: string;
  translate: Translate;
  /** Certificate authorities (PEM) of the system and the firm, for what speaks TLS through Node. */
  authorities: () => Promise<string[]>;
}

/** Where reports go when the policy names no folder. */
export function defaultFolder(documents: string, translate: Translate): string {
  return path.join(documents, translate('desk:defaultFolder'));
}

/**
 * Where the settings lead, whatever the desk is called and whichever key opens it. Holds no key: it is kept with the
 * tickets.
 */
export function placeOfDesk(settings: HelpDeskSettings): string {
  switch (settings.kind) {
    case 'folder':
      return `folder ${settings.path ?? ''}`.trimEnd();
    case 'webhook':
      return `webhook ${address(settings.url)}`;
    case 'redmine':
      return `redmine ${address(settings.url)} ${settings.project}`;
    case 'requestTracker':
      return `requestTracker ${address(settings.url)} ${settings.queue}`;
    case 'email':
      return `email ${[...settings.to].sort().join(' ')}`;
    default:
      return unreachable(settings);
  }
}

/** Host and path: a sign-in or a query within the address may hold a key. */
function address(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/, '')}`;
}

/** The desks that the settings name, and where they are. */
export interface Desks {
  first: HelpDesk;
  second: { desk: HelpDesk; after: number } | undefined;
  placeOf: (desk: HelpDesk) => string;
}

/** Makes the desks of the settings. */
export function createDesks(
  { helpDesk, secondDesk }: Pick<Settings, 'helpDesk' | 'secondDesk'>,
  world: DeskWorld,
): Desks {
  const first = createDesk(helpDesk, world);
  const places = new Map([[first, placeOfDesk(helpDesk)]]);
  const placeOf = (desk: HelpDesk): string => places.get(desk) ?? desk.name;
  // Two ways to one place would be one lane with itself.
  if (secondDesk === null || placeOfDesk(secondDesk.desk) === placeOf(first)) {
    return { first, second: undefined, placeOf };
  }
  const { desk: settings, afterMinutes } = secondDesk;
  const name = settings.name ?? world.translate('desk:name.second');
  // Stored keys are the first desk's: another host never gets them.
  const secrets: DeskWorld['secrets'] = { ...world.secrets, get: async () => undefined };
  const desk = createDesk({ ...settings, name }, { ...world, secrets });
  places.set(desk, placeOfDesk(settings));
  return { first, second: { desk, after: afterMinutes * 60_000 }, placeOf };
}

/** The desk that the settings name. Keys of the policy come first, then those that the person stored. */
export function createDesk(settings: HelpDeskSettings, world: DeskWorld): HelpDesk {
  const { http, secrets, clock, describe, documents, translate } = world;
  const name = settings.name ?? translate(`desk:name.${settings.kind}`);
  switch (settings.kind) {
    case 'folder':
      return createFolderDesk({
        settings,
        name,
        clock,
        describe,
        defaultPath: defaultFolder(documents, translate),
      });
    case 'webhook':
      return createWebhookDesk({
        settings,
        name,
        http,
        clock,
        describe,
        secret: async () => settings.secret ?? (await secrets.get('webhookSecret')),
      });
    case 'redmine':
      return createRedmineDesk({
        settings,
        name,
        http,
        clock,
        describe,
        apiKey: async () => settings.apiKey ?? (await secrets.get('redmineApiKey')),
      });
    case 'requestTracker':
      return createRequestTrackerDesk({
        settings,
        name,
        http,
        clock,
        describe,
        token: async () => settings.token ?? (await secrets.get('requestTrackerToken')),
      });
    case 'email': {
      const { smtp, imap } = settings;
      const smtpPassword = async (): Promise<string | undefined> =>
        smtp.password ?? (await secrets.get('smtpPassword'));
      const oneAccount = imap?.user === undefined || imap.user === smtp.user;
      return createEmailDesk({
        settings,
        name,
        clock,
        describe,
        words: {
          unanswered: () => translate('desk:mail.unanswered'),
          answered: (answer) => translate('desk:mail.answered', answer),
          markedAnswered: () => translate('desk:mail.markedAnswered'),
        },
        smtpPassword,
        imapPassword: async () =>
          imap?.password ??
          (await secrets.get('imapPassword')) ??
          (oneAccount ? await smtpPassword() : undefined),
        ca: world.authorities,
      });
    }
    default:
      return unreachable(settings);
  }
}
