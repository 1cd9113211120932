import path from 'node:path';
import type { HelpDeskSettings } from '../../core/policy/desks/index.ts';
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
}

/** Where reports go when the policy names no folder. */
export function defaultFolder(documents: string, translate: Translate): string {
  return path.join(documents, translate('desk:defaultFolder'));
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
    case 'email':
      return createEmailDesk({
        settings,
        name,
        clock,
        describe,
        smtpPassword: async () => settings.smtp.password ?? (await secrets.get('smtpPassword')),
        imapPassword: async () => settings.imap?.password ?? (await secrets.get('imapPassword')),
      });
    default:
      return unreachable(settings);
  }
}
