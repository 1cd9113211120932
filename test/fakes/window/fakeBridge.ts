import type { CallResponse } from '../../../core/contract/calls.ts';
import type {
  AppDescription,
  DeskCheckView,
  DraftView,
  Preview,
  ReportList,
  ReportView,
  SettingsView,
} from '../../../core/contract/views.ts';

/** What the window is told by a main process that is not there. Plain data: it is sent into the page. */
export interface FakeBridgeOptions {
  app: AppDescription;
  drafts: DraftView[];
  list: ReportList;
  reports: ReportView[];
  preview: Preview;
  settings: SettingsView;
  checks: DeskCheckView[];
  /** What the disk says to every save. */
  saveFailure?: 'diskFull';
  /** The preview's answer never comes. */
  composingForever?: boolean;
  /** What every picture says; otherwise nothing of interest. */
  pictureText?: CallResponse<'readPicture'>;
}

/**
 * Puts a `window.handraise` into the page that answers from `options` and logs every call in
 * `window.handraiseCalls`. It runs inside the page, so that it may use nothing from outside of itself.
 * `window.handraiseEmit(event, payload)` plays an event of the main process.
 */
export function installFakeBridge(options: FakeBridgeOptions): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: { name: string; request: unknown }[] = [];
  const done = { kind: 'done' };
  const notDone = { kind: 'notDone', failure: { kind: options.saveFailure ?? 'diskFull' } };
  const find = (id: string) => options.drafts.find((view) => view.draft.id === id);
  const emit = (event: string, payload: unknown): void =>
    listeners.get(event)?.forEach((listener) => listener(payload));

  type Request = Record<string, unknown> & { id?: string; draftId?: string };
  const answers: Record<string, (request: Request) => unknown> = {
    describeApp: () => options.app,
    openDraft: ({ id }) => {
      const view = id === undefined ? options.drafts[0] : find(id);
      return view === undefined ? { kind: 'notOpen', failure: { kind: 'notFound' } } : { kind: 'open', view };
    },
    saveDraft: () => (options.saveFailure === undefined ? done : notDone),
    pickFiles: () => ({ added: [], refused: [] }),
    addDroppedFiles: () => ({
      added: [],
      refused: [{ name: 'film.mkv', failure: { kind: 'tooLarge', name: 'film.mkv', limit: 104_857_600 } }],
    }),
    addPastedFile: () => ({ added: [], refused: [] }),
    takePictures: ({ draftId }) => find(draftId ?? '')?.evidence,
    listCaptureTargets: () => ({ access: options.app.screenAccess, displays: [], windows: [] }),
    takeTarget: () => ({ kind: 'cancelled' }),
    readPicture: () => options.pictureText ?? { kind: 'read', suggestions: [], errorMessage: null },
    recordingState: () => ({ kind: 'none' }),
    startRecording: () => ({ kind: 'noBar' }),
    listLogs: () => ({ sources: [], dumps: [] }),
    gatherMachine: ({ draftId }) => find(draftId ?? '')?.evidence,
    markPicture: ({ draftId, attachmentId, marks }) => {
      if (options.saveFailure !== undefined) {
        return { kind: 'notDone', failure: { kind: 'storage', failure: notDone.failure } };
      }
      const attachment = find(draftId ?? '')?.draft.attachments.find(({ id }) => id === attachmentId);
      return { kind: 'marked', attachment: { ...attachment, marks } };
    },
    composePreview: () =>
      options.composingForever === true
        ? new Promise(() => undefined)
        : { kind: 'ready', preview: options.preview },
    sendTicket: ({ draftId }) => ({ kind: 'saved', id: draftId }),
    listReports: () => options.list,
    readReport: ({ id }) => {
      const view = options.reports.find(({ ticket }) => ticket.id === id);
      return view === undefined
        ? { kind: 'notReadable', failure: { kind: 'notFound' } }
        : { kind: 'report', view };
    },
    editAsNewDraft: () => ({ kind: 'draft', draftId: options.drafts[0]?.draft.id }),
    saveReportAsFile: () => ({ kind: 'saved', path: '/home/ana/Documents/report.html' }),
    openReceipt: () => ({ opened: true }),
    readSettings: () => options.settings,
    changeSetting: ({ key, value }) => {
      if (key === 'allFields') emit('appChanged', { ...options.app, allFields: value });
      return done;
    },
    verifyDesk: () => options.checks,
  };
  const call = (name: string) => (request?: unknown) => {
    calls.push({ name, request });
    return Promise.resolve(answers[name]?.((request ?? {}) as Request) ?? done);
  };
  const bridge = new Proxy(
    {
      on: (event: string, listener: (payload: unknown) => void) => {
        const known = listeners.get(event) ?? new Set();
        known.add(listener);
        listeners.set(event, known);
        return () => known.delete(listener);
      },
      addDroppedFiles: call('addDroppedFiles'),
    },
    { get: (own: Record<string, unknown>, name: string) => own[name] ?? call(name) },
  );
  Object.assign(window, { handraise: bridge, handraiseEmit: emit, handraiseCalls: calls });
}
