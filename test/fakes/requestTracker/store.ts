import { randomBytes } from 'node:crypto';
import type { RequestTrackerSite } from '../../helpdesks/rt.ts';

/** A part of what was written to a ticket; without a name it is text, or the cover around the others. */
export interface FakePart {
  id: number;
  ticketId: number;
  transactionId: number;
  filename: string;
  mediaType: string;
  bytes: Buffer;
  /** What its header says: of a file that was dropped still the length it came with. */
  length: number;
}

export interface FakeTicket {
  id: number;
  effectiveId: number;
  queue: string;
  subject: string;
  status: string;
  priority: string;
  requestors: string[];
  fields: Map<string, string>;
  history: { type: string; data: string }[];
  updatedAt: string;
}

/** The seeded content: the same names and limits as rt-seed.pl, as far as tests see them. */
export const seed: Omit<RequestTrackerSite, 'url'> = {
  queue: 'Support',
  otherQueue: 'Second line',
  foreignQueue: 'Elsewhere',
  adminToken: '1-14-admin',
  agentToken: '1-39-agent',
  appToken: '1-41-app',
  readerToken: '1-43-reader',
  blindToken: '1-45-blind',
  reportIdField: 'Report ID',
  appVersionField: 'App version',
  categoryField: 'Category',
  patternField: 'Cost centre',
  readOnlyField: 'Read only',
  hiddenField: 'Hidden',
  maxAttachmentBytes: 16 * 1024 * 1024,
};

export const queues = [seed.queue, seed.otherQueue, seed.foreignQueue].map((name, index) => ({
  id: index + 3,
  name,
}));

/** Fields of the queue Support; `takes`: what a value has to look like. */
export const fields = [
  { id: 2, name: seed.reportIdField },
  { id: 3, name: seed.appVersionField },
  { id: 4, name: seed.categoryField, takes: /^(Display|Printing)$/ },
  { id: 5, name: seed.patternField, takes: /^[0-9]{4}$/ },
  { id: 6, name: seed.readOnlyField },
  { id: 7, name: seed.hiddenField },
];
export type FakeField = (typeof fields)[number];

const rightsOf: Record<string, string[]> = {
  [seed.appToken]: [
    'see Support',
    'show Support',
    'create Support',
    'reply Support',
    'see Second line',
    'show Second line',
  ],
  [seed.readerToken]: ['see Support', 'show Support'],
  [seed.blindToken]: ['see Support', 'create Support'],
};

/** Whether the account of a token has a right in a queue. */
export function may(token: string, right: 'see' | 'show' | 'create' | 'reply', queue: string): boolean {
  if (token === seed.adminToken || token === seed.agentToken)
    return queues.some(({ name }) => name === queue);
  return rightsOf[token]?.includes(`${right} ${queue}`) === true;
}

export const isAccount = (token: string): boolean =>
  token === seed.adminToken || token === seed.agentToken || token in rightsOf;

const isStaff = (token: string): boolean => token === seed.adminToken || token === seed.agentToken;
export const seesField = (token: string, { name }: FakeField): boolean =>
  isStaff(token) || name !== seed.hiddenField;
export const fillsField = (token: string, field: FakeField): boolean =>
  isStaff(token) || (seesField(token, field) && field.name !== seed.readOnlyField);

/** What the fake holds. */
export class RequestTrackerStore {
  readonly tickets: FakeTicket[] = [];
  readonly parts: FakePart[] = [];
  /** Session id → token of its account. */
  readonly sessions = new Map<string, string>();
  #transactions = 0;

  /** The ticket that a number leads to: of a merged one, the ticket that it is part of. */
  ticket(id: number): FakeTicket | undefined {
    const asked = this.tickets.find((one) => one.id === id);
    return this.tickets.find((one) => one.id === asked?.effectiveId);
  }

  openSession(token: string): string {
    const id = randomBytes(16).toString('hex');
    this.sessions.set(id, token);
    return id;
  }

  /** Keeps a message with its files. What is too large becomes a note. */
  write(
    ticket: FakeTicket,
    text: string | undefined,
    files: readonly { name: string; mediaType: string; bytes: Buffer }[],
  ): void {
    this.#transactions += 1;
    const transactionId = this.#transactions;
    const add = (filename: string, mediaType: string, bytes: Buffer, length = bytes.byteLength): void => {
      const id = this.parts.length + 1;
      this.parts.push({ id, ticketId: ticket.id, transactionId, filename, mediaType, bytes, length });
    };
    if (files.length > 0) add('', 'multipart/mixed', Buffer.alloc(0));
    add('', 'text/plain', Buffer.from((text ?? '').replaceAll('\r\n', '\n')));
    for (const { name, mediaType, bytes } of files) {
      if (bytes.byteLength <= seed.maxAttachmentBytes) add(name, mediaType, bytes);
      else {
        const note = name.endsWith('.txt') ? name : `${name}.txt`;
        add(note, 'text/plain', Buffer.from('Large attachment dropped'), bytes.byteLength);
        ticket.history.push({ type: 'AttachmentDrop', data: name });
      }
    }
    ticket.updatedAt = new Date().toISOString();
  }
}
