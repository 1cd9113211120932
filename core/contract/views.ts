import { z } from 'zod';
import { MachineDetails, MachineSectionId } from '../evidence/machine.ts';
import { Attempt } from '../outbox/delivery.ts';
import { Failure } from '../outbox/failure.ts';
import { ReportSummary } from '../outbox/summary.ts';
import { deskKinds } from '../policy/desks/index.ts';
import { settingKeys, type SettingKey } from '../policy/schema.ts';
import { captureProblems, pictureDoubts, screenAccesses } from '../ports/capture.ts';
import { secretNames } from '../ports/world.ts';
import { Ulid } from '../ticket/attachment.ts';
import { Draft, DraftAttachment } from '../ticket/draft.ts';
import { Ticket } from '../ticket/ticket.ts';
import { StorageFailureView } from './failureViews.ts';
import { CarriedOutcome, DeliveryView } from './handOverViews.ts';

/** Done, or why the disk did not. */
export const Done = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
]);
export type Done = z.infer<typeof Done>;

/** A category with its name in the person's language. */
export interface CategoryView {
  id: string;
  label: string;
  children: CategoryView[];
}
export const CategoryView: z.ZodType<CategoryView> = z.strictObject({
  id: z.string(),
  label: z.string(),
  get children() {
    return z.array(CategoryView);
  },
});

/** Which screen the window shows. */
export const Location = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('report'), draftId: Ulid }),
  z.strictObject({ screen: z.literal('reports'), reportId: Ulid.optional() }),
  /** Recorded steps: all of them, or one; `draftId`: the report they are for. */
  z.strictObject({ screen: z.literal('recordings'), draftId: Ulid.optional() }),
  z.strictObject({ screen: z.literal('recording'), recordingId: Ulid, draftId: Ulid.optional() }),
  z.strictObject({ screen: z.literal('settings') }),
]);
export type Location = z.infer<typeof Location>;

/** Something that people or IT should know, shown above the screen until it is mended. */
export const Notice = z.discriminatedUnion('kind', [
  /** The policy or settings file has mistakes; the last good one holds. `problems` name key and expectation. */
  z.strictObject({
    kind: z.literal('policyProblem'),
    path: z.string(),
    problems: z.array(z.strictObject({ key: z.string(), expected: z.string() })),
    lastGood: z.boolean(),
  }),
  /** A certificate file that the policy names cannot be used. */
  z.strictObject({ kind: z.literal('authorityProblem'), path: z.string(), expected: z.string() }),
  z.strictObject({ kind: z.literal('shortcutTaken'), shortcut: z.string() }),
  z.strictObject({ kind: z.literal('secretsNotEncrypted') }),
  /** The key store does not give the key out now that earlier reports were encrypted with. */
  z.strictObject({ kind: z.literal('storageLocked') }),
  z.strictObject({ kind: z.literal('unreadableDraft'), path: z.string() }),
  /** Another process of the same person holds the outbox and delivers. */
  z.strictObject({ kind: z.literal('deliveredElsewhere') }),
  /** A desk refuses the app, not one report: everything waits, and goes by itself once IT has mended it. */
  z.strictObject({ kind: z.literal('deskRefuses'), desk: z.string(), failure: Failure }),
  /** A link opened the app and could not be followed; words in `report:link.*`. */
  z.strictObject({
    kind: z.literal('linkRefused'),
    reason: z.enum(['tooLong', 'notALink', 'otherScheme', 'otherAction', 'disguised']),
  }),
  /** A link filled the form in, but not with everything it carried. */
  z.strictObject({ kind: z.literal('linkInPart'), ignored: z.array(z.string()), cut: z.boolean() }),
  /** A file that carries a report, or a receipt, was opened with the app. */
  z.strictObject({ kind: z.literal('carriedFile'), outcome: CarriedOutcome }),
  /** A recording ended by itself; everything up to then is there. */
  z.strictObject({ kind: z.literal('recordingEnded'), by: z.enum(['disk', 'limit', 'bar']) }),
  /** An earlier run was interrupted while it recorded. */
  z.strictObject({ kind: z.literal('recordingFound'), recordingId: Ulid }),
]);
export type Notice = z.infer<typeof Notice>;

/** What the window needs to know about the app, the policy and the desk. */
export const AppDescription = z.strictObject({
  version: z.string(),
  platform: z.string(),
  language: z.string(),
  brandName: z.string(),
  accentColor: z.string(),
  theme: z.enum(['system', 'light', 'dark']),
  allFields: z.boolean(),
  shortcut: z.string(),
  categories: z.array(CategoryView),
  online: z.boolean(),
  /** How the system stands to pictures of the screen: it asks first, or it forbids them. */
  screenAccess: z.enum(screenAccesses),
  desk: z.strictObject({
    kind: z.enum(deskKinds),
    name: z.string(),
    maxAttachmentBytes: z.number().optional(),
    maxTotalBytes: z.number().optional(),
    status: z.boolean(),
    answerExpectedHours: z.number().optional(),
    /** Name of the desk that gets the ticket when the first has failed for long. */
    second: z.string().optional(),
  }),
  notices: z.array(Notice),
  location: Location,
});
export type AppDescription = z.infer<typeof AppDescription>;

/** Why an engine did not give a picture; the words are in `capture:problem.*`. */
export const CaptureFailureView = z.strictObject({
  engine: z.string(),
  display: z.string().optional(),
  problem: z.enum(captureProblems),
});

/** The evidence of a draft while it is being gathered. */
export const EvidenceView = z.strictObject({
  draftId: Ulid,
  attachments: z.array(DraftAttachment),
  /** Pictures are being taken right now. */
  capturing: z.boolean(),
  /** Of the last capture, for the screens of which there is no picture; empty when all went well or another engine helped. */
  captureFailures: z.array(CaptureFailureView),
  /** Pictures that look wrong and are kept all the same; the words are in `capture:doubt.*`. */
  doubts: z.array(z.strictObject({ attachmentId: Ulid, doubt: z.enum(pictureDoubts) })),
  machine: MachineDetails.nullable(),
  /** Sections still being gathered. */
  gathering: z.array(MachineSectionId),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** A draft with its evidence as it stands. */
export const DraftView = z.strictObject({ draft: Draft, evidence: EvidenceView });
export type DraftView = z.infer<typeof DraftView>;

/** What became of files that were added. */
export const FilesAdded = z.strictObject({
  added: z.array(DraftAttachment),
  refused: z.array(z.strictObject({ name: z.string(), failure: StorageFailureView })),
});
export type FilesAdded = z.infer<typeof FilesAdded>;

/** One part of what leaves, as it can be shown. `text` is the part's bytes read as UTF-8, uncut. */
export const PreviewPart = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  target: z.string(),
  size: z.int().nonnegative(),
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    /** `url` is of our own scheme. */
    z.strictObject({ kind: z.literal('picture'), url: z.string() }),
    z.strictObject({ kind: z.literal('binary') }),
  ]),
});
export type PreviewPart = z.infer<typeof PreviewPart>;

/** Exactly what leaves when `digest` is sent. */
export const Preview = z.strictObject({
  digest: z.string(),
  ticket: Ticket,
  parts: z.array(PreviewPart),
  totalBytes: z.number(),
  /** Attachments over the desk's limit: the desk would refuse them. */
  tooLarge: z.array(z.strictObject({ name: z.string(), size: z.number(), limit: z.number() })),
  totalLimit: z.number().optional(),
});
export type Preview = z.infer<typeof Preview>;

/** A draft in the list. */
export const DraftSummary = z.strictObject({
  id: Ulid,
  summary: z.string(),
  updatedAt: z.string(),
  pictures: z.int(),
  files: z.int(),
});
export type DraftSummary = z.infer<typeof DraftSummary>;

export const ReportList = z.strictObject({
  drafts: z.array(DraftSummary),
  reports: z.array(ReportSummary),
  quarantined: z.array(
    z.strictObject({
      path: z.string(),
      reason: z.enum(['unreadable', 'newer', 'incomplete', 'locked']),
      detail: z.string(),
    }),
  ),
  /** False while the outbox is still being read after the start. */
  complete: z.boolean(),
});
export type ReportList = z.infer<typeof ReportList>;

/** One ticket, whole. */
export const ReportView = z.strictObject({
  ticket: Ticket,
  delivery: DeliveryView,
  ledger: z.array(Attempt),
  attachmentUrls: z.record(z.string(), z.string()),
});
export type ReportView = z.infer<typeof ReportView>;

export const SettingKeyView = z.enum(settingKeys as [SettingKey, ...SettingKey[]]);

/** One setting as the window shows it. Secrets inside a desk's settings never get here. */
const SettingView = z.strictObject({
  key: SettingKeyView,
  value: z.unknown(),
  origin: z.enum(['default', 'policy', 'person']),
  locked: z.boolean(),
});

/** How what is kept on the disk is protected; see `OpenedKeys` for the words. */
export const StorageView = z.strictObject({
  protection: z.enum(['encrypted', 'plain', 'locked']),
  /** How many drafts and reports are still to be encrypted; absent: none. */
  migrating: z.int().positive().optional(),
});
export type StorageView = z.infer<typeof StorageView>;

export const SettingsView = z.strictObject({
  settings: z.array(SettingView),
  policyPath: z.string(),
  policyPresent: z.boolean(),
  personPath: z.string(),
  dataPath: z.string(),
  storage: StorageView,
  secrets: z.strictObject({
    protection: z.enum(['encrypted', 'plain']),
    /** Which secrets are stored. */
    stored: z.array(z.enum(secretNames)),
  }),
});
export type SettingsView = z.infer<typeof SettingsView>;

/** What became of a change of a setting. */
export const SettingChanged = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('invalid'), expected: z.string() }),
  z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
]);

export const DeskCheckView = z.strictObject({
  name: z.string(),
  passed: z.boolean(),
  failure: Failure.optional(),
  detail: z.string().optional(),
});
export type DeskCheckView = z.infer<typeof DeskCheckView>;
