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
  'redactEverywhere',
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
  'navigate',
] as const;
export type EventName = (typeof eventNames)[number];

/** What pages that lie over the screen may call (a part of it is chosen, seconds are counted down), and hear. */
export const overlayCallNames = ['describeOverlay', 'overlayAct'] as const;
export type OverlayCallName = (typeof overlayCallNames)[number];
export const overlayEvent = 'overlayChanged';

/** Prefix of every channel, so that a trace shows at once whose it is. */
export const channel = (
  name: CallName | EventName | OverlayCallName | typeof overlayEvent,
): string => `handraise:${name}`;
