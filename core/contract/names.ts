/**
 * The menu of the preload script: one verb per call, one name per event. Kept apart from the schemas so that the
 * preload script, which starts with every window, does not carry zod.
 */
export const callNames = [
  'describeApp',
  'openDraft',
  'saveDraft',
  'discardDraft',
  'pickFiles',
  'addFilePaths',
  'addPastedFile',
  'changeAttachment',
  'removeAttachment',
  'takePictures',
  'listCaptureTargets',
  'takeTarget',
  'openScreenPermission',
  'gatherMachine',
  'markPicture',
  'shrinkPicture',
  'redactEverywhere',
  'startVideo',
  'readVideo',
  'replaceVideo',
  'listLogs',
  'gatherLogs',
  'addCrashDump',
  'readAttachedText',
  'composePreview',
  'sendTicket',
  'listReports',
  'readReport',
  'sendNow',
  'editAsNewDraft',
  'withdrawReport',
  'saveReportAsFile',
  'handOverReport',
  'openCarriedFile',
  'saveReceipt',
  'readPicture',
  'declineSuggestions',
  'recordingState',
  'startRecording',
  'stopRecording',
  'listRecordings',
  'readRecording',
  'renameRecording',
  'removeRecording',
  'editStep',
  'orderSteps',
  'forgetDeleted',
  'markStepPicture',
  'coverInAllSteps',
  'useRecording',
  'exportRecording',
  'exportComparison',
  'attachComparison',
  'refreshStatus',
  'openReceipt',
  'revealQuarantine',
  'copyText',
  'readSettings',
  'changeSetting',
  'resetSetting',
  'storeSecret',
  'verifyDesk',
  'closeWindow',
] as const;
export type CallName = (typeof callNames)[number];

export const eventNames = [
  'evidenceChanged',
  'reportsChanged',
  'deliveryProgress',
  'appChanged',
  'recordingChanged',
  'navigate',
] as const;
export type EventName = (typeof eventNames)[number];

/** What pages that lie over the screen may call (a part of it is chosen, seconds are counted down), and hear. */
export const overlayCallNames = ['describeOverlay', 'overlayAct'] as const;
export type OverlayCallName = (typeof overlayCallNames)[number];
export const overlayEvent = 'overlayChanged';

/** What the bar may call that is in sight while something is recorded, and hear. */
export const barCallNames = ['describeBar', 'barAct'] as const;
export type BarCallName = (typeof barCallNames)[number];
export const barEvent = 'barChanged';

/** What the unseen page that films may call, and hear. */
export const videoCallNames = ['describeVideo', 'videoAct'] as const;
export type VideoCallName = (typeof videoCallNames)[number];
export const videoEvent = 'videoCommand';

/** Prefix of every channel, so that a trace shows at once whose it is. */
export const channel = (
  name:
    | CallName
    | EventName
    | OverlayCallName
    | typeof overlayEvent
    | BarCallName
    | typeof barEvent
    | VideoCallName
    | typeof videoEvent,
): string => `handraise:${name}`;
