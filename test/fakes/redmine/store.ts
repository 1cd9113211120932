import { createHash } from 'node:crypto';
import type { RedmineSite } from '../../helpdesks/redmine.ts';

/** A stored file; without an issue its token is good for one create. */
export interface FakeAttachment {
  id: number;
  filename: string;
  bytes: Buffer;
  token: string;
  issueId?: number;
}

export interface FakeIssue {
  id: number;
  project: string;
  trackerId: number;
  statusId: number;
  priorityId: number;
  categoryId?: number;
  subject: string;
  description: string;
  fields: Map<number, string>;
  authorKey: string;
  createdAt: string;
}

/** The seeded content: the same ids and limits as redmine-seed.rake, as far as tests see them. */
export const seed: Omit<RedmineSite, 'url'> = {
  project: 'support',
  foreignProject: 'elsewhere',
  otherProject: 'second-line',
  strictProject: 'strict',
  adminKey: 'key-of-admin',
  agentKey: 'key-of-agent',
  appKey: 'key-of-app',
  readerKey: 'key-of-reader',
  bugTracker: 1,
  displayCategory: 1,
  printingCategory: 2,
  reportIdField: 1,
  appVersionField: 2,
  unfilteredField: 3,
  foreignField: 4,
  normalPriority: 2,
  highPriority: 3,
  closedStatus: 5,
  maxAttachmentBytes: 12_288 * 1024,
};

export const projects: Record<string, { id: number; name: string }> = {
  support: { id: 1, name: 'Support' },
  elsewhere: { id: 2, name: 'Elsewhere' },
  strict: { id: 3, name: 'Strict' },
  'second-line': { id: 4, name: 'Second-line' },
};
export const trackers = [
  { id: 1, name: 'Bug' },
  { id: 2, name: 'Feature' },
];
export const categories = [
  { id: 1, name: 'Display' },
  { id: 2, name: 'Printing' },
];
export const priorities = [1, 2, 3].map((id) => ({ id, name: ['Low', 'Normal', 'High'][id - 1] ?? '' }));
export const statuses = [
  { id: 1, name: 'New', is_closed: false },
  { id: 5, name: 'Closed', is_closed: true },
];
/** Fields of every project, and whether they are filters. */
export const fields = [
  { id: 1, name: 'Report ID', filter: true },
  { id: 2, name: 'App version', filter: true },
  { id: 3, name: 'Report ID without filter', filter: false },
];
export const roles: Record<number, string[]> = { 6: ['view_issues', 'add_issues'], 7: ['view_issues'] };
export const roleOf: Record<string, number> = { [seed.appKey]: 6, [seed.agentKey]: 6, [seed.readerKey]: 7 };

/** What the fake holds. */
export class RedmineStore {
  readonly issues: FakeIssue[] = [];
  readonly attachments: FakeAttachment[] = [];

  upload(filename: string, bytes: Buffer): FakeAttachment {
    const id = this.attachments.length + 1;
    const token = `${id}.${createHash('sha256').update(bytes).digest('hex')}`;
    // As Attachment#sanitize_filename does: no folders, no characters that end a line.
    const plain = (filename.split(/[/\\]/).at(-1) ?? '').replace(/[?%*:|"'<>\n\r\0]+/g, '_');
    const attachment = { id, filename: plain, bytes, token };
    this.attachments.push(attachment);
    return attachment;
  }

  /** The unspent upload of a token. */
  unspent(token: string): FakeAttachment | undefined {
    return this.attachments.find((one) => one.token === token && one.issueId === undefined);
  }
}
