import { z } from 'zod';
import { Ulid } from '../ticket/attachment.ts';
import { DraftPatch } from '../ticket/draft.ts';
import { secretNames } from '../ports/world.ts';
import type { CallName, EventName } from './names.ts';
import { videoCalls } from './videoCalls.ts';
import {
  AppDescription,
  DeskCheckView,
  Done,
  DraftView,
  EvidenceView,
  FilesAdded,
  Location,
  Preview,
  ReportList,
  ReportView,
  SettingChanged,
  SettingKeyView,
  SettingsView,
} from './views.ts';
import { StorageFailureView } from './failureViews.ts';
import { CarriedOutcome, HandedOver } from './handOverViews.ts';
import { captureCalls } from './captureCalls.ts';
import { gatherCalls } from './gatherCalls.ts';
import { markupCalls } from './markupCalls.ts';
import { readingCalls } from './readingCalls.ts';
import { RecordingState } from '../evidence/recordingState.ts';
import { recordingCalls } from './recordingCalls.ts';
import { recordingsCalls } from './recordingsCalls.ts';

const nothing = z.undefined();
const draft = z.strictObject({ draftId: Ulid });
const report = z.strictObject({ id: Ulid });

/** Largest picture that can be pasted, in bytes: it passes through memory. Larger files are dropped or picked. */
const maxPasteBytes = 64 * 1024 * 1024;

const bytes = z.instanceof(Uint8Array).refine((value) => value.byteLength <= maxPasteBytes);

/** One row per call: what goes in and what comes back. Both sides are parsed in the main process. */
export const calls = {
  describeApp: { request: nothing, response: AppDescription },

  /** Opens a draft; without an id a new one, for which pictures and machine details are gathered. */
  openDraft: {
    request: z.strictObject({ id: Ulid.optional() }),
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('open'), view: DraftView }),
      z.strictObject({ kind: z.literal('notOpen'), failure: StorageFailureView }),
    ]),
  },
  saveDraft: { request: z.strictObject({ draftId: Ulid, patch: DraftPatch }), response: Done },
  discardDraft: { request: draft, response: Done },

  /** Asks the person for files with the system's dialog. */
  pickFiles: { request: draft, response: FilesAdded },
  /** Only for files that the person dropped: the preload script takes the paths from the dropped files. */
  addFilePaths: {
    request: z.strictObject({ draftId: Ulid, paths: z.array(z.string().min(1).max(4096)).max(100) }),
    response: FilesAdded,
  },
  addPastedFile: {
    request: z.strictObject({
      draftId: Ulid,
      name: z.string().max(300),
      mediaType: z.string().max(127),
      bytes,
    }),
    response: FilesAdded,
  },
  changeAttachment: {
    request: z.strictObject({
      draftId: Ulid,
      attachmentId: Ulid,
      included: z.boolean().optional(),
      name: z.string().max(300).optional(),
    }),
    response: Done,
  },
  removeAttachment: { request: z.strictObject({ draftId: Ulid, attachmentId: Ulid }), response: Done },
  /** Takes the pictures anew, with our windows hidden; `replace` drops the earlier screenshots. */
  takePictures: { request: z.strictObject({ draftId: Ulid, replace: z.boolean() }), response: EvidenceView },
  gatherMachine: { request: draft, response: EvidenceView },
  ...markupCalls,
  ...readingCalls,
  ...gatherCalls,
  ...videoCalls,
  ...captureCalls,

  composePreview: {
    request: draft,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('ready'), preview: Preview }),
      z.strictObject({ kind: z.literal('summaryMissing') }),
      z.strictObject({ kind: z.literal('notReady'), failure: StorageFailureView }),
    ]),
  },
  /** Saves the ticket that the preview showed; `changed` when the draft is no longer what was shown. */
  sendTicket: {
    request: z.strictObject({ draftId: Ulid, digest: z.string().max(128) }),
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), id: Ulid }),
      z.strictObject({ kind: z.literal('changed') }),
      z.strictObject({ kind: z.literal('notSaved'), failure: StorageFailureView }),
    ]),
  },

  listReports: { request: nothing, response: ReportList },
  readReport: {
    request: report,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('report'), view: ReportView }),
      z.strictObject({ kind: z.literal('notReadable'), failure: StorageFailureView }),
    ]),
  },
  /** One ticket, or without an id all that wait. */
  sendNow: { request: z.strictObject({ id: Ulid.optional() }), response: Done },
  editAsNewDraft: {
    request: report,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('draft'), draftId: Ulid }),
      z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
    ]),
  },
  withdrawReport: {
    request: report,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('done') }),
      /** It is on its way or already there. */
      z.strictObject({ kind: z.literal('tooLate') }),
      z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
    ]),
  },
  saveReportAsFile: {
    request: report,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), path: z.string() }),
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
    ]),
  },
  /** Asks where to, and writes the report as a file that another machine can file. */
  handOverReport: { request: report, response: HandedOver },
  /** Asks for a file with the system's dialog: a report that was handed over, or a receipt. Null: none was chosen. */
  openCarriedFile: { request: nothing, response: CarriedOutcome.nullable() },
  /** Asks where to, and writes the receipt of a report that came as a file. */
  saveReceipt: {
    request: report,
    response: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), path: z.string() }),
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('notDone'), failure: StorageFailureView }),
    ]),
  },
  ...recordingCalls,
  ...recordingsCalls,
  refreshStatus: { request: report, response: Done },
  openReceipt: { request: report, response: z.strictObject({ opened: z.boolean() }) },
  /** Shows the quarantine in the system's file manager. */
  revealQuarantine: { request: nothing, response: nothing },
  copyText: { request: z.strictObject({ text: z.string().max(100_000) }), response: nothing },

  readSettings: { request: nothing, response: SettingsView },
  changeSetting: {
    request: z.strictObject({ key: SettingKeyView, value: z.unknown() }),
    response: SettingChanged,
  },
  resetSetting: { request: z.strictObject({ key: SettingKeyView }), response: SettingChanged },
  /** An empty value removes the secret. */
  storeSecret: {
    request: z.strictObject({
      name: z.enum(secretNames),
      value: z.string().max(4096),
    }),
    response: Done,
  },
  verifyDesk: { request: nothing, response: z.array(DeskCheckView) },
  closeWindow: { request: nothing, response: nothing },
} as const satisfies Record<CallName, { request: z.ZodType; response: z.ZodType }>;

/** One row per event from the main process to the window. */
export const events = {
  evidenceChanged: EvidenceView,
  /** Something in the list changed: ask `listReports` again. */
  reportsChanged: nothing,
  deliveryProgress: z.strictObject({ id: Ulid, fraction: z.number() }),
  appChanged: AppDescription,
  recordingChanged: RecordingState,
  navigate: Location,
} as const satisfies Record<EventName, z.ZodType>;

export type CallRequest<Name extends CallName> = z.input<(typeof calls)[Name]['request']>;
/** A request after parsing, with its defaults filled in. */
export type CallParsed<Name extends CallName> = z.output<(typeof calls)[Name]['request']>;
export type CallResponse<Name extends CallName> = z.output<(typeof calls)[Name]['response']>;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;

type Call<Name extends CallName> =
  undefined extends CallRequest<Name>
    ? () => Promise<CallResponse<Name>>
    : (request: CallRequest<Name>) => Promise<CallResponse<Name>>;

/** `window.handraise`: every call as a verb, `on` for events, and dropped files by their File objects. */
export type HandraiseApi = { [Name in Exclude<CallName, 'addFilePaths'>]: Call<Name> } & {
  on<Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  addDroppedFiles(draftId: string, files: readonly unknown[]): Promise<CallResponse<'addFilePaths'>>;
};
