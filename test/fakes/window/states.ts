import type { AppDescription, SettingsView } from '../../../core/contract/views.ts';
import { machineSectionIds } from '../../../core/evidence/sections.ts';
import { defaultSettings } from '../../../core/policy/defaults.ts';
import { settingKeys } from '../../../core/policy/schema.ts';
import { draftId, draftView, fullDraft, id, logFile, minutesAgo } from './drafts.ts';
import type { FakeBridgeOptions } from './fakeBridge.ts';
import { reportView, states, summaryOf, ticket } from './reports.ts';

/** What the window is told about the app. */
export function appDescription(change: Partial<AppDescription> = {}): AppDescription {
  const category = (one: string, label: string, children: AppDescription['categories'] = []) => ({
    id: one,
    label,
    children,
  });
  return {
    version: '0.1.0',
    platform: 'linux',
    language: 'en',
    brandName: 'Handraise',
    accentColor: '#2563a8',
    theme: 'system',
    allFields: false,
    screenAccess: 'free',
    shortcut: 'Control+Shift+F9',
    categories: [
      category('computer', 'Computer or phone'),
      category('printing', 'Printing or scanning', [
        category('printing-labels', 'Label printers'),
        category('printing-office', 'Office printers'),
      ]),
      category('network', 'Network or internet'),
      category('other', 'Something else'),
    ],
    online: true,
    desk: { kind: 'redmine', name: 'IT support', status: true, answerExpectedHours: 24 },
    notices: [],
    location: { screen: 'report', draftId },
    ...change,
  };
}

/** The settings as a firm's policy and a person's choices leave them. */
export function settingsView(helpDesk: object): SettingsView {
  const settings = { ...defaultSettings((one) => one), helpDesk };
  const origins: Partial<Record<string, 'policy' | 'person'>> = {
    helpDesk: 'policy',
    brandName: 'policy',
    theme: 'person',
    textSize: 'person',
  };
  return {
    settings: settingKeys.map((key) => ({
      key,
      value: settings[key],
      origin: origins[key] ?? 'default',
      locked: key === 'brandName' || key === 'machineSections',
    })),
    policyPath: '/etc/handraise/policy.json',
    policyPresent: true,
    personPath: '/home/ana/.config/handraise/settings.json',
    dataPath: '/home/ana/.config/handraise/data',
    storage: { protection: 'encrypted' },
    secrets: { protection: 'plain', stored: ['redmineApiKey'] },
  };
}

/** An ordinary day: a fresh draft, a few reports in every state. */
export function ordinaryDay(change: Partial<FakeBridgeOptions> = {}): FakeBridgeOptions {
  const reports = Object.values(states).map((state, index) => reportView(10 + index, state));
  return {
    app: appDescription(),
    drafts: [draftView()],
    list: {
      drafts: [{ id: draftId, summary: '', updatedAt: minutesAgo(1), pictures: 2, files: 0 }],
      reports: reports.map(summaryOf),
      quarantined: [],
      complete: true,
    },
    reports,
    preview: {
      digest: 'digest',
      ticket: ticket(1),
      parts: [
        {
          name: 'issue.json',
          mediaType: 'application/json',
          target: 'https://desk.example.org/issues.json',
          size: 2210,
          content: {
            kind: 'text',
            text: JSON.stringify({ issue: { subject: fullDraft.summary, project_id: 'support' } }, null, 2),
          },
        },
        {
          name: 'screen-1.png',
          mediaType: 'image/png',
          target: 'https://desk.example.org/uploads.json',
          size: 412_345,
          content: { kind: 'picture', url: `/evidence/draft/${draftId}/${id(101)}` },
        },
        {
          name: logFile.name,
          mediaType: 'application/octet-stream',
          target: 'https://desk.example.org/uploads.json',
          size: 48_211,
          content: { kind: 'binary' },
        },
      ],
      totalBytes: 462_766,
      tooLarge: [],
      totalLimit: 5_242_880,
    },
    settings: settingsView({
      kind: 'redmine',
      url: 'https://desk.example.org',
      project: 'support',
      name: 'IT support',
    }),
    checks: [
      { name: 'address', passed: true, detail: 'desk.example.org' },
      { name: 'key', passed: false, failure: { code: 'unauthorized', status: 401, mayHaveArrived: false } },
    ],
    ...change,
  };
}

/** Sections that are still looked for. */
export const allSections = [...machineSectionIds];
