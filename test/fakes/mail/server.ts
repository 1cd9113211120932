import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { serveImap } from './imap.ts';
import { accounts, carries, mailCertificates, type Box, type MailSite } from './site.ts';

/** A mail in a mailbox. */
export interface StoredMail {
  uid: number;
  raw: Buffer;
  arrivedAt: Date;
  flags: string[];
  folder: 'INBOX' | 'Archive';
}

export type Mailboxes = Record<Box, StoredMail[]>;

const maxBytes = 20_971_520;

/** The mailbox of an address; undefined: nobody has it. */
const boxOf = (address: string): Box | undefined =>
  (Object.keys(accounts) as Box[]).find((box) => accounts[box].address === address);

/** An SMTP answer that is a no. */
function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

/**
 * A mail system in memory: submission through smtp-server (which knows STARTTLS, SIZE and dots better than we would),
 * and as much IMAP as a look-up needs. The real ones pass the same suites (test/helpdesks/mail.contract.test.ts).
 */
export async function startFakeMail(): Promise<MailSite> {
  const certificates = await mailCertificates();
  const boxes: Mailboxes = { support: [], reports: [] };
  const store = (box: Box, raw: Buffer): void => {
    boxes[box].push({ uid: boxes[box].length + 1, raw, arrivedAt: new Date(), flags: [], folder: 'INBOX' });
  };
  const options: SMTPServerOptions = {
    ...certificates.tls,
    size: maxBytes,
    logger: false,
    closeTimeout: 100,
    onAuth({ username = '', password }, _session, callback) {
      const box = boxOf(username);
      if (box === undefined || accounts[box].password !== password) {
        callback(refusal(535, '5.7.8 Error: authentication failed'));
      } else callback(null, { user: username });
    },
    onMailFrom({ address }, { user }, callback) {
      callback(address === user ? null : refusal(553, '5.7.1 Sender address rejected: not owned by user'));
    },
    onRcptTo({ address }, _session, callback) {
      callback(boxOf(address) ? null : refusal(550, '5.1.1 Recipient address rejected: User unknown'));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          callback(refusal(552, '5.3.4 Message size exceeds fixed limit'));
          return;
        }
        for (const { address } of envelope.rcptTo) store(boxOf(address) ?? 'support', Buffer.concat(chunks));
        callback(null, '2.0.0 Ok: queued');
      });
    },
  };
  const submission = new SMTPServer(options);
  const submissions = new SMTPServer({ ...options, secure: true });
  for (const server of [submission, submissions]) server.on('error', () => undefined);
  const imap = createTcpServer((socket) => serveImap(socket, boxes, { upgrade: certificates.tls }));
  const imaps = createTlsServer(certificates.tls, (socket) => serveImap(socket, boxes));
  imaps.on('tlsClientError', () => undefined);
  const listen = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  return {
    host: 'localhost',
    ...certificates,
    ports: {
      submission: await listen(submission.server),
      submissions: await listen(submissions.server),
      imap: await listen(imap),
      imaps: await listen(imaps),
    },
    maxBytes,
    mails: async (box) => boxes[box].map(({ raw }) => raw),
    put: async (box, raw) => store(box, Buffer.from(raw)),
    async handle(box, reportId, action) {
      for (const mail of boxes[box].filter(({ raw }) => carries(raw, reportId))) {
        if (action === 'answered') mail.flags.push('\\Answered');
        else mail.folder = 'Archive';
      }
    },
    async stop() {
      imap.close();
      imaps.close();
      await Promise.all(
        [submission, submissions].map((server) => new Promise<void>((done) => server.close(done))),
      );
    },
  };
}
