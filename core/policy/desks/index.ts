import { z } from 'zod';
import { EmailDesk } from './email.ts';
import { FolderDesk } from './folder.ts';
import { RedmineDesk } from './redmine.ts';
import { RequestTrackerDesk } from './requestTracker.ts';
import { WebhookDesk } from './webhook.ts';

/** Where tickets go. */
export const HelpDeskSettings = z.discriminatedUnion('kind', [
  FolderDesk,
  WebhookDesk,
  RedmineDesk,
  RequestTrackerDesk,
  EmailDesk,
]);
export type HelpDeskSettings = z.infer<typeof HelpDeskSettings>;

export type DeskKind = HelpDeskSettings['kind'];

/** Every kind of desk, in the order in which they are offered. */
export const deskKinds = [
  'folder',
  'webhook',
  'redmine',
  'requestTracker',
  'email',
] as const satisfies DeskKind[];
