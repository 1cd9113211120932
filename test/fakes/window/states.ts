import type {
  AppDescription,
  DraftView,
  ReportList,
  ReportView,
  SettingsView,
} from '../../../core/contract/views.ts';
import { machineSectionIds } from '../../../core/evidence/sections.ts';
import type { MachineDetails } from '../../../core/evidence/machine.ts';
import { defaultSettings } from '../../../core/policy/defaults.ts';
import { settingKeys } from '../../../core/policy/schema.ts';
import type { Delivery, DeliveryState } from '../../../core/outbox/delivery.ts';
import { newDraft, type Draft, type DraftAttachment } from '../../../core/ticket/draft.ts';
import type { Ticket } from '../../../core/ticket/ticket.ts';
import type { FakeBridgeOptions } from './fakeBridge.ts';

/** The moment at which everything here has just happened. */
export const now = '2026-03-12T09:24:00.000Z';
const minutesAgo = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** The n-th id: valid, sortable, easy to read in a failure. */
export const id = (n: number): string => `01J${String(n).padStart(23, '0')}`;
export const draftId = id(1);

const picture = (n: number, display: string, width: number, height: number): DraftAttachment => ({
  id: id(100 + n),
  name: `screen-${n}.png`,
  mediaType: 'image/png',
  size: 412_345 * n,
  sha256: 'a'.repeat(64),
  origin: 'screenshot',
  addedAt: now,
  width,
  height,
  display,
  included: true,
});

export const pictures = [picture(1, 'DP-1', 1920, 1080), picture(2, 'HDMI-1', 1280, 1024)];
export const logFile: DraftAttachment = {
  id: id(110),
  name: 'printer-spooler-2026-03-12.log',
  mediaType: 'text/plain',
  size: 48_211,
  sha256: 'b'.repeat(64),
  origin: 'file',
  addedAt: now,
  included: true,
};

export const machine: MachineDetails = {
  gatheredAt: now,
  sections: [
    {
      status: 'ok',
      id: 'system',
      took: 12,
      facts: [
        { label: 'manufacturer', value: { kind: 'text', text: 'Lenovo' } },
        { label: 'model', value: { kind: 'text', text: 'ThinkPad T14 Gen 3' } },
        { label: 'uptime', value: { kind: 'seconds', seconds: 93_780 } },
      ],
    },
    {
      status: 'ok',
      id: 'os',
      took: 9,
      facts: [{ label: 'osName', value: { kind: 'text', text: 'Debian GNU/Linux 12 (bookworm)' } }],
    },
    {
      status: 'ok',
      id: 'disks',
      took: 40,
      facts: [
        { label: 'diskSize', of: '/', value: { kind: 'bytes', bytes: 512e9 } },
        { label: 'diskFree', of: '/', value: { kind: 'bytes', bytes: 38e9 } },
        { label: 'diskSize', of: '/home', value: { kind: 'bytes', bytes: 1024e9 } },
        { label: 'diskFree', of: '/home', value: { kind: 'bytes', bytes: 412e9 } },
      ],
    },
    { status: 'failed', id: 'updates', took: 8000, reason: 'timeout' },
    {
      status: 'failed',
      id: 'power',
      took: 12,
      reason: 'error',
      detail: 'upower: no such file or directory',
    },
  ],
};

/** A draft as it was just opened: pictures taken, machine details there, nothing written. */
export function draftView(
  change: Partial<Draft> = {},
  evidence: Partial<DraftView['evidence']> = {},
): DraftView {
  const draft: Draft = { ...newDraft(draftId, now, 'tray'), attachments: pictures, machine, ...change };
  return {
    draft,
    evidence: {
      draftId: draft.id,
      attachments: draft.attachments,
      capturing: false,
      captureFailures: [],
      machine,
      gathering: [],
      ...evidence,
    },
  };
}

/** A draft in which everything was answered. */
export const fullDraft: Partial<Draft> = {
  summary: 'The label printer prints every label twice since the update',
  details:
    'When I print one shipping label from the warehouse program, two come out.\nBoth have the same number.',
  steps: [
    { id: 'a', text: 'Open the order 2207 in the warehouse program' },
    { id: 'b', text: 'Choose Print label' },
    { id: 'c', text: 'Take the labels from the printer' },
  ],
  expected: 'One label.',
  actual: 'Two labels with the same number.',
  since: 'since the update on Monday',
  frequency: 'always',
  tried: 'Restarted the printer and the program.',
  hindrance: 'slowed',
  category: 'printing',
  contact: {
    name: 'Ana Horvat',
    email: 'ana.horvat@example.org',
    phone: '+421 900 000 000',
    bestTime: 'before noon',
    callBack: true,
  },
  attachments: [...pictures, logFile],
};

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

/** The ticket that `fullDraft` becomes. */
export function ticket(n: number, change: Partial<Ticket> = {}): Ticket {
  return {
    schema: 1,
    id: id(n),
    createdAt: minutesAgo(12),
    sealedAt: minutesAgo(10),
    source: 'tray',
    summary: String(fullDraft.summary),
    details: String(fullDraft.details),
    steps: (fullDraft.steps ?? []).map(({ text }) => text),
    expected: 'One label.',
    actual: 'Two labels with the same number.',
    since: 'since the update on Monday',
    frequency: 'always',
    tried: 'Restarted the printer and the program.',
    hindrance: 'slowed',
    category: { id: 'printing', label: 'Printing or scanning' },
    contact: fullDraft.contact ?? { name: '', email: '', phone: '', bestTime: '', callBack: false },
    attachments: [...pictures, logFile].map(({ included: _included, ...attachment }) => attachment),
    machine,
    withheld: ['network'],
    app: { version: '0.1.0', platform: 'linux' },
    language: 'en',
    ...change,
  };
}

/** Each state that a ticket can be in. */
export const states = {
  queued: { kind: 'queued' },
  sending: { kind: 'sending', attempt: 1, startedAt: now },
  waiting: {
    kind: 'waiting',
    until: new Date(Date.parse(now) + 170_000).toISOString(),
    failure: { code: 'serverError', status: 503, mayHaveArrived: false },
  },
  held: {
    kind: 'held',
    failure: { code: 'unauthorized', status: 401, detail: 'Invalid API key', mayHaveArrived: false },
  },
  delivered: {
    kind: 'delivered',
    receipt: {
      desk: 'IT support',
      number: '4711',
      url: 'https://desk.example.org/issues/4711',
      receivedAt: now,
    },
  },
  withdrawn: { kind: 'withdrawn', at: now },
} as const satisfies Record<string, DeliveryState>;
export type StateName = keyof typeof states;

/** One ticket in a state, with a ledger that led there. */
export function reportView(n: number, state: DeliveryState, summary?: string): ReportView {
  const failed = {
    code: 'serverError',
    status: 503,
    detail: 'Service Unavailable',
    mayHaveArrived: false,
  } as const;
  const ledger: Delivery['ledger'] =
    state.kind === 'queued'
      ? []
      : [
          {
            number: 1,
            startedAt: minutesAgo(9),
            endedAt: minutesAgo(9),
            outcome: { kind: 'failed', failure: failed, lasting: false },
          },
          ...(state.kind === 'delivered'
            ? [
                {
                  number: 2,
                  startedAt: now,
                  endedAt: now,
                  outcome: { kind: 'delivered' as const, number: state.receipt.number, foundByLookUp: false },
                },
              ]
            : []),
        ];
  const delivery: Delivery = {
    schema: 1,
    ticketId: id(n),
    state,
    attemptCount: ledger.length,
    ledger,
    journal: [],
    ...(state.kind === 'delivered'
      ? { deskStatus: { label: 'In progress', closed: false, checkedAt: now } }
      : {}),
  };
  return {
    ticket: ticket(n, summary === undefined ? {} : { summary }),
    delivery,
    ledger,
    attachmentUrls: {},
  };
}

/** The line of the list for a ticket. */
export function summaryOf({ ticket: one, delivery }: ReportView): ReportList['reports'][number] {
  return {
    id: one.id,
    summary: one.summary,
    sealedAt: one.sealedAt,
    attachments: one.attachments.length,
    state: delivery.state,
    attemptCount: delivery.attemptCount,
    mayHaveArrived: false,
    ...(delivery.deskStatus === undefined ? {} : { deskStatus: delivery.deskStatus }),
    ...(delivery.state.kind === 'sending' ? { progress: 0.4 } : {}),
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
    secrets: { protection: 'plain', redmineApiKey: true, webhookSecret: false },
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
      { name: 'reachable', passed: true, detail: 'https://desk.example.org' },
      { name: 'login', passed: false, failure: { code: 'unauthorized', status: 401, mayHaveArrived: false } },
    ],
    ...change,
  };
}

/** Sections that are still looked for. */
export const allSections = [...machineSectionIds];
