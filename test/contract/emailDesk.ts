import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { EmailDesk } from '../../core/policy/desks/email.ts';
import type { DeliveryOutcome, HelpDesk } from '../../core/ports/helpDesk.ts';
import type { Clock } from '../../core/ports/world.ts';
import type { Limits, MailWords } from '../../electron/connectors/email/context.ts';
import { createEmailDesk } from '../../electron/connectors/email/index.ts';
import { plainDescribe } from '../fakes/deskJob.ts';
import { accounts, carries, type Box, type MailSite } from '../fakes/mail/site.ts';
import type { ArrivedReport } from './helpDesk.contract.ts';

/** The system's clock. */
const realClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

const words: MailWords = {
  unanswered: () => 'no answer yet',
  answered: ({ who, subject }) => `answered by ${who}: ${subject}`,
  markedAnswered: () => 'answered',
};

/** What a desk of the tests is made with, where it is not the usual. */
export interface DeskChange {
  settings?: Partial<EmailDesk>;
  smtp?: Partial<EmailDesk['smtp']>;
  imap?: Partial<NonNullable<EmailDesk['imap']>> | null;
  password?: string | undefined;
  ca?: string[];
  clock?: Clock;
  limits?: Limits;
}

/** The desk that IT would set up for the site: the help desk's address, and a copy into the app's own mailbox. */
export function deskAt(site: MailSite, change: DeskChange = {}): HelpDesk {
  const { address, password } = accounts.reports;
  const given = 'password' in change ? change.password : password;
  const imap = { host: site.host, port: site.ports.imaps, copyTo: address, ...change.imap };
  return createEmailDesk({
    settings: {
      kind: 'email',
      to: [accounts.support.address],
      from: address,
      smtp: { host: site.host, port: site.ports.submission, user: address, ...change.smtp },
      ...(change.imap === null ? {} : { imap }),
      ...change.settings,
    },
    name: 'IT support',
    describe: {
      ...plainDescribe,
      html: (ticket, options) =>
        `${plainDescribe.html(ticket)}${ticket.attachments
          .map((one) => options?.attachmentHref?.(one) ?? '')
          .filter((href) => href !== '')
          .map((href) => `<img src="${href}">`)
          .join('')}`,
    },
    clock: change.clock ?? realClock,
    words,
    smtpPassword: async () => given,
    imapPassword: async () => change.imap?.password ?? given,
    ca: async () => change.ca ?? [site.ca],
    ...(change.limits === undefined ? {} : { limits: change.limits }),
  });
}

/** The mails of a mailbox that carry a report id, as they stand there. */
export async function rawMails(site: MailSite, reportId: string, box: Box = 'support'): Promise<Buffer[]> {
  const all = await site.mails(box);
  return all.filter((raw) => carries(raw, reportId));
}

/** A mail as a mail program reads it. */
export function read(raw: Buffer): Promise<Email> {
  return PostalMime.parse(raw, { forceRfc822Attachments: true });
}

export const bytesOf = ({ content }: Attachment): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

const withoutData = (email: Email): Attachment[] =>
  email.attachments.filter(({ filename }) => filename !== 'report.json');

export async function arrivedAt(site: MailSite, reportId: string): Promise<ArrivedReport[]> {
  const raws = await rawMails(site, reportId);
  return Promise.all(
    raws.map(async (raw) => {
      const email = await read(raw);
      return {
        text: `${email.subject ?? ''}\n${email.text ?? ''}`,
        attachments: withoutData(email).map((one) => ({
          name: one.filename ?? '',
          sha256: createHash('sha256').update(bytesOf(one)).digest('hex'),
        })),
      };
    }),
  );
}

/** The parts of the newest mail for a report, in the order of `compose`: in the tests pictures come before files. */
export async function leftAt(site: MailSite, reportId: string): Promise<Uint8Array[]> {
  const raw = (await rawMails(site, reportId)).at(-1);
  if (raw === undefined) return [];
  const email = await read(raw);
  // Servers add lines above ours, and store lines as their system ends them.
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
  const begin = text.indexOf('From: ');
  const header = text.slice(begin, text.indexOf('\r\n\r\n', begin) + 4);
  const json = email.attachments.find(({ filename }) => filename === 'report.json');
  return [
    Buffer.from(header, 'latin1'),
    canonical(email.text),
    canonical(email.html),
    ...(json === undefined ? [] : [bytesOf(json)]),
    ...withoutData(email).map(bytesOf),
  ];
}

/** The parser ends lines in its own way, and the last line, too. */
const canonical = (text = ''): Buffer =>
  Buffer.from(text.replace(/\r?\n$/, '').replace(/\r?\n/g, '\r\n'), 'utf8');

/** Waits until a delivered mail is in both mailboxes: a server says yes before it has put it there. */
export function settled(site: MailSite, desk: HelpDesk): HelpDesk {
  return {
    name: desk.name,
    get capabilities() {
      return desk.capabilities;
    },
    compose: (ticket) => desk.compose(ticket),
    verify: (signal) => desk.verify(signal),
    lookUp: (reportId, signal) => desk.lookUp(reportId, signal),
    readStatus: (receipt, signal) => desk.readStatus(receipt, signal),
    async deliver(job): Promise<DeliveryOutcome> {
      const outcome = await desk.deliver(job);
      if (outcome.kind === 'delivered') await inBothMailboxes(site, job.ticket.id);
      return outcome;
    },
  };
}

export async function inBothMailboxes(site: MailSite, reportId: string): Promise<void> {
  for (const box of ['support', 'reports'] as const) {
    while ((await rawMails(site, reportId, box)).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
