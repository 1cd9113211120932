import { z } from 'zod';
import { GatheredSource } from '../evidence/gathered.ts';
import { Ulid } from '../ticket/attachment.ts';
import { StorageFailureView } from './failureViews.ts';

const path = z.string().min(1).max(4096);

/** A crash dump that is offered. `at` in milliseconds since 1970, size in bytes. */
const FreshDumpView = z.strictObject({
  path,
  application: z.string(),
  name: z.string(),
  size: z.int(),
  at: z.number(),
});
export type FreshDumpView = z.infer<typeof FreshDumpView>;

/** Sources of logs that the policy names, as people choose them. */
export const LogChoices = z.strictObject({
  sources: z.array(z.strictObject({ id: z.string(), label: z.string(), kind: z.enum(['files', 'command']) })),
  dumps: z.array(FreshDumpView),
});
export type LogChoices = z.infer<typeof LogChoices>;

const NotDone = z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView });

/** Calls about logs, crash dumps and what added files hold. */
export const gatherCalls = {
  listLogs: { request: z.undefined(), response: LogChoices },
  /** Gathers these sources anew; their files are among the draft's attachments afterwards. */
  gatherLogs: {
    request: z.strictObject({ draftId: Ulid, ids: z.array(z.string().max(80)).max(50) }),
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('gathered'), sources: z.array(GatheredSource) }),
      NotDone,
    ]),
  },
  /** Only a dump that `listLogs` offers. */
  addCrashDump: {
    request: z.strictObject({ draftId: Ulid, path }),
    response: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('added') }), NotDone]),
  },
  /** The end of a text that was added; `whole` when that is all of it. */
  readAttachedText: {
    request: z.strictObject({ draftId: Ulid, attachmentId: Ulid }),
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: z.string(), whole: z.boolean() }),
      z.strictObject({ kind: z.literal('notShown') }),
    ]),
  },
} as const;
