import { makeCertificate } from '../certificates.ts';

/** The two mailboxes of a mail site: the help desk's, and the app's own. */
export type Box = 'support' | 'reports';

/** A mail system with two mailboxes, and the means to look into it from outside. */
export interface MailSite {
  host: string;
  ports: { submission: number; submissions: number; imap: number; imaps: number };
  /** The authority that signed its certificate, and that certificate; PEM. */
  ca: string;
  tls: { cert: string; key: string };
  /** Largest mail in bytes. */
  maxBytes: number;
  /** Every mail of a mailbox as it was written there, oldest first. */
  mails: (box: Box) => Promise<Buffer[]>;
  /** Puts a mail into a mailbox, as if it had come. Lines end with CR LF. */
  put: (box: Box, raw: string) => Promise<void>;
  /** What people do with a mail in their mail program: answer it, or file it away into the folder "Archive". */
  handle: (box: Box, reportId: string, action: 'answered' | 'archived') => Promise<void>;
  stop: () => Promise<void>;
}

export const accounts = {
  support: { address: 'support@example.test', password: 'support-only-for-tests' },
  reports: { address: 'reports@example.test', password: 'reports-only-for-tests' },
} as const;

/** True for the mail of a report. */
export function carries(raw: Buffer, reportId: string): boolean {
  return raw.subarray(0, 20_000).includes(`X-Report-ID: ${reportId}`);
}

/** An authority of its own, and a certificate for this machine. */
export async function mailCertificates(): Promise<Pick<MailSite, 'ca' | 'tls'>> {
  const authority = await makeCertificate({ name: 'Mail test authority', authority: true });
  const server = await makeCertificate({ name: 'localhost', hosts: ['localhost', '127.0.0.1'] }, authority);
  return { ca: authority.cert, tls: { cert: server.cert, key: server.key } };
}
