import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from './fakeBridge.ts';
import { carriedLooks } from './carriedLooks.ts';
import { markupLooks } from './markupLooks.ts';
import { readingLooks } from './readingLooks.ts';
import { draftId, draftView, fullDraft, id, logFile, machine, pictures } from './drafts.ts';
import { reportView, states, summaryOf, type StateName } from './reports.ts';
import { allSections, appDescription, ordinaryDay, settingsView } from './states.ts';

/** One look of the window: what it is told, and what a person does to get there. */
interface Look {
  options: () => FakeBridgeOptions;
  steps?: (page: Page) => Promise<void>;
  /** Longer than the window: the picture shows all of it. */
  whole?: boolean;
}

const thai = 'เครื่องพิมพ์ฉลากพิมพ์ฉลากทุกใบสองครั้งตั้งแต่อัปเดตเมื่อวันจันทร์ที่ผ่านมาและหมายเลขบนฉลากทั้งสองใบเหมือนกันทุกประการ';

const goOn = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'See what will be sent' }).click();
const toReports = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'My reports', exact: false }).first().click();

const full = (): FakeBridgeOptions => ordinaryDay({ drafts: [draftView(fullDraft)] });

/** The screen after sending, with the ticket in one of its states. */
const sent = (name: StateName | 'offline'): Look => ({
  options: () => {
    const view = reportView(1, name === 'offline' ? states.queued : states[name]);
    const summary = summaryOf(view);
    return {
      ...full(),
      app: appDescription({ online: name !== 'offline' }),
      reports: [view],
      list: {
        drafts: [],
        reports: [name === 'offline' ? { ...summary, waitsFor: 'network' } : summary],
        quarantined: [],
        complete: true,
      },
    };
  },
  steps: async (page) => {
    await goOn(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Close the window' }).waitFor();
  },
});

/** One report, whole. */
const detail = (name: StateName): Look => ({
  options: () => ({
    ...ordinaryDay(),
    app: appDescription({ location: { screen: 'reports', reportId: id(1) } }),
    reports: [reportView(1, states[name])],
    list: { ...ordinaryDay().list, reports: [summaryOf(reportView(1, states[name]))] },
  }),
  whole: true,
});

const refused = {
  code: 'unauthorized',
  status: 401,
  detail: 'Invalid API key',
  mayHaveArrived: false,
} as const;

/** A desk that lets nobody in: said above every screen, and with the report that waits for it. */
const deskRefuses: Look = {
  options: () => {
    const waiting = { ...states.waiting, failure: refused };
    const view = reportView(1, waiting);
    return {
      ...ordinaryDay(),
      app: appDescription({
        location: { screen: 'reports', reportId: id(1) },
        notices: [{ kind: 'deskRefuses', desk: 'IT support', failure: refused }],
      }),
      reports: [{ ...view, delivery: { ...view.delivery, attemptCount: 7 } }],
      list: { ...ordinaryDay().list, reports: [summaryOf(view)] },
    };
  },
  whole: true,
};

/** A desk that has the report and dropped some of it. */
const notAllKept: Look = {
  options: () => {
    const { receipt } = states.delivered;
    const view = reportView(1, {
      kind: 'delivered',
      receipt: {
        ...receipt,
        differences: [{ kind: 'attachment', name: 'Screen recording.webm' }, { kind: 'reportId' }],
      },
    });
    return {
      ...ordinaryDay(),
      app: appDescription({ location: { screen: 'reports', reportId: id(1) } }),
      reports: [view],
      list: { ...ordinaryDay().list, reports: [summaryOf(view)] },
    };
  },
  whole: true,
};

const manyReports = (): FakeBridgeOptions => {
  const names = Object.keys(states) as StateName[];
  const reports = Array.from({ length: 50 }, (_, index) =>
    reportView(
      10 + index,
      states[names[index % names.length] ?? 'queued'],
      `Problem ${index + 1}: the scanner in room ${200 + index} stops`,
    ),
  );
  return {
    ...ordinaryDay(),
    app: appDescription({ location: { screen: 'reports' } }),
    reports,
    list: {
      drafts: [{ id: draftId, summary: '', updatedAt: '2026-03-12T09:20:00.000Z', pictures: 1, files: 0 }],
      reports: reports.map(summaryOf),
      quarantined: [
        {
          path: '/home/ana/.config/handraise/quarantine/01JABC',
          reason: 'unreadable',
          detail: 'Unexpected token',
        },
      ],
      complete: true,
    },
  };
};

const settings = (helpDesk: object): Look => ({
  options: () => ({
    ...ordinaryDay({ settings: settingsView(helpDesk) }),
    app: appDescription({ location: { screen: 'settings' } }),
  }),
  steps: async (page) => {
    await page.getByRole('button', { name: 'Check the connection' }).click();
  },
  whole: true,
});

const capturing = draftView({ attachments: [] }, { capturing: true, machine: null, gathering: allSections });

export const looks: Record<string, Look> = {
  'report-fresh': { options: ordinaryDay },
  'report-full': { options: full, whole: true },
  'report-all-fields': {
    options: () => ordinaryDay({ app: appDescription({ allFields: true }) }),
    whole: true,
  },
  'report-capturing': { options: () => ordinaryDay({ drafts: [capturing] }) },
  'report-capture-failed': {
    options: () =>
      ordinaryDay({
        drafts: [
          draftView(
            { attachments: [logFile] },
            {
              captureFailures: [
                { engine: 'desktop-capturer', problem: 'black' },
                { engine: 'screenshot-desktop', problem: 'missingTool' },
              ],
            },
          ),
        ],
      }),
  },
  'report-machine': {
    options: () => ordinaryDay({ drafts: [draftView({}, { machine, gathering: ['network', 'displays'] })] }),
    steps: async (page) => {
      const card = page.getByRole('region', { name: 'About this computer' });
      await card.getByText('About this computer').click();
      await card.getByText('Disks', { exact: true }).click();
      await card
        .locator('summary')
        .filter({ hasText: /^Power/ })
        .click();
    },
    whole: true,
  },
  'report-left-out': {
    options: () =>
      ordinaryDay({
        drafts: [draftView({ attachments: pictures.map((one) => ({ ...one, included: false })) })],
      }),
  },
  'report-disk-full': {
    options: () => ordinaryDay({ saveFailure: 'diskFull' }),
    steps: async (page) => {
      await page.getByLabel('What went wrong?').fill('The scanner stops');
      await page.getByRole('alert').waitFor();
    },
  },
  'report-missing': { options: ordinaryDay, steps: goOn },
  'report-thai': {
    options: () =>
      ordinaryDay({ drafts: [draftView({ ...fullDraft, summary: thai, details: thai.repeat(6) })] }),
  },
  'report-notices': {
    options: () =>
      ordinaryDay({
        app: appDescription({
          notices: [
            {
              kind: 'policyProblem',
              path: '/etc/handraise/policy.json',
              problems: [{ key: 'settings.theme', expected: 'system, light or dark' }],
              lastGood: true,
            },
            { kind: 'shortcutTaken', shortcut: 'Control+Shift+F9' },
            { kind: 'secretsNotEncrypted' },
          ],
        }),
      }),
  },
  'report-discard': {
    options: full,
    steps: async (page) => page.getByRole('button', { name: 'Discard' }).click(),
  },
  'report-not-open': { options: () => ordinaryDay({ drafts: [] }) },
  preview: { options: full, steps: goOn, whole: true },
  'preview-exact': {
    options: full,
    steps: async (page) => {
      await goOn(page);
      await page.getByRole('tab', { name: 'Exact data' }).click();
    },
    whole: true,
  },
  'preview-too-large': {
    options: () => {
      const day = full();
      return {
        ...day,
        app: appDescription({ online: false }),
        preview: {
          ...day.preview,
          totalBytes: 9_000_000,
          tooLarge: [{ name: 'screen-2.png', size: 8_246_900, limit: 5_242_880 }],
        },
      };
    },
    steps: goOn,
  },
  'sent-sending': sent('sending'),
  'sent-offline': sent('offline'),
  'sent-waiting': sent('waiting'),
  'sent-held': sent('held'),
  'sent-delivered': sent('delivered'),
  reports: { options: ordinaryDay, steps: toReports, whole: true },
  'reports-many': { options: manyReports },
  'reports-empty': {
    options: () =>
      ordinaryDay({
        app: appDescription({ location: { screen: 'reports' } }),
        list: { drafts: [], reports: [], quarantined: [], complete: true },
      }),
  },
  'report-detail-held': detail('held'),
  'report-detail-delivered': detail('delivered'),
  'desk-refuses': deskRefuses,
  'report-detail-not-all-kept': notAllKept,
  'preview-second-desk': {
    options: () => {
      const app = appDescription();
      return { ...ordinaryDay(), app: { ...app, desk: { ...app.desk, second: 'Report share' } } };
    },
    steps: goOn,
    whole: true,
  },
  'settings-email': settings({
    kind: 'email',
    name: 'IT support',
    to: ['support@example.org'],
    from: 'reports@example.org',
    smtp: { host: 'mail.example.org', user: 'reports@example.org' },
    imap: { host: 'mail.example.org', copyTo: 'reports@example.org' },
  }),
  'settings-redmine': settings({
    kind: 'redmine',
    url: 'https://desk.example.org',
    project: 'support',
    name: 'IT support',
  }),
  ...carriedLooks,
  ...markupLooks,
  ...readingLooks,
  'settings-folder': settings({ kind: 'folder' }),
};

/** An ordinary day in a firm's colour. */
export const accentColour = (accentColor: string): FakeBridgeOptions =>
  ordinaryDay({ app: appDescription({ accentColor }) });
