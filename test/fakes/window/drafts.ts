import type { DraftView } from '../../../core/contract/views.ts';
import type { MachineDetails } from '../../../core/evidence/machine.ts';
import { newDraft, type Draft, type DraftAttachment } from '../../../core/ticket/draft.ts';

/** The moment at which everything here has just happened. */
export const now = '2026-03-12T09:24:00.000Z';
export const minutesAgo = (minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString();

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
      doubts: [],
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
