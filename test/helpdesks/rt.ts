import { z } from 'zod';
import { startServer, type ServerControl } from './server.ts';

/** A Request Tracker with the content of rt-seed.pl: its address, tokens and names. */
export const RequestTrackerSite = z.object({
  url: z.string(),
  /** The queue that takes reports; it has every field below. */
  queue: z.string(),
  /** A queue without fields whose tickets the app's account may look at. */
  otherQueue: z.string(),
  /** A queue that the app's account cannot see. */
  foreignQueue: z.string(),
  adminToken: z.string(),
  /** An account that works on tickets. */
  agentToken: z.string(),
  /** The app's account: creates tickets, looks at them and replies. */
  appToken: z.string(),
  /** An account that may only look. */
  readerToken: z.string(),
  /** An account that may create tickets and not look at them. */
  blindToken: z.string(),
  reportIdField: z.string(),
  appVersionField: z.string(),
  /** Takes "Display" and "Printing" only. */
  categoryField: z.string(),
  /** Takes four digits only. */
  patternField: z.string(),
  /** A field that the app's account sees and may not fill. */
  readOnlyField: z.string(),
  /** A field that the app's account does not see. */
  hiddenField: z.string(),
  /** Larger attachments are dropped for a note. */
  maxAttachmentBytes: z.int().positive(),
});
export type RequestTrackerSite = z.infer<typeof RequestTrackerSite>;

/** A Request Tracker that this process has started. */
export type RunningRequestTracker = RequestTrackerSite & ServerControl;

/** Starts a real Request Tracker; see `startServer`. */
export function startRequestTracker(): Promise<RunningRequestTracker> {
  return startServer('rt', RequestTrackerSite);
}
