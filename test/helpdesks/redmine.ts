import { z } from 'zod';
import { startServer, type ServerControl } from './server.ts';

const id = z.int().positive();

/** A Redmine with the content of redmine-seed.rake: its address, keys and ids. */
export const RedmineSite = z.object({
  url: z.string(),
  /** Identifier of the project that takes reports. */
  project: z.string(),
  /** A project that the app's account cannot see. */
  foreignProject: z.string(),
  /** Another project that the app's account can see. */
  otherProject: z.string(),
  /** A project that insists on a field of its own. */
  strictProject: z.string(),
  adminKey: z.string(),
  /** An account that works on tickets. */
  agentKey: z.string(),
  /** The app's account: sees its own tickets and adds some. */
  appKey: z.string(),
  /** An account that may only read. */
  readerKey: z.string(),
  bugTracker: id,
  displayCategory: id,
  printingCategory: id,
  reportIdField: id,
  appVersionField: id,
  /** A field that takes values and cannot be searched for. */
  unfilteredField: id,
  /** A field that the project does not have. */
  foreignField: id,
  normalPriority: id,
  highPriority: id,
  closedStatus: id,
  maxAttachmentBytes: z.int().positive(),
});
export type RedmineSite = z.infer<typeof RedmineSite>;

/** A Redmine that this process has started. */
export type RunningRedmine = RedmineSite & ServerControl;

/** Starts a real Redmine; see `startServer`. */
export function startRedmine(): Promise<RunningRedmine> {
  return startServer('redmine', RedmineSite);
}
