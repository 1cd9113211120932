import { z } from 'zod';
import type { ValueFormat } from '../problems.ts';
import { deskBase } from './parts.ts';

const Address = z.email({ error: 'email' satisfies ValueFormat });
const Host = z.string().min(1).max(253);
const Port = z.int().min(1).max(65_535);
/** `starttls`: plain at first and refused unless it becomes encrypted; `tls`: encrypted from the first byte. */
const Security = z.enum(['starttls', 'tls', 'none']);

const MailServer = {
  host: Host.describe('Name of the server.'),
  port: Port.optional().describe('Port. Without it: the usual one for this kind of connection.'),
  security: Security.optional().describe(
    'How the connection is encrypted. Without it: starttls for SMTP, tls for IMAP.',
  ),
  user: z.string().min(1).max(320).optional().describe('Name to sign in with.'),
  password: z
    .string()
    .min(1)
    .optional()
    .describe('Password to sign in with. Without it the password from the secret store is used.'),
};

export const EmailDesk = z
  .strictObject({
    kind: z.literal('email'),
    ...deskBase,
    to: z.array(Address).min(1).max(20).describe('Addresses of the help desk.'),
    from: Address.describe(
      'Address that the mails come from. Answers go to the person’s own address if it is known.',
    ),
    smtp: z.strictObject(MailServer).describe('Server that takes the mails (submission).'),
    imap: z
      .strictObject({
        ...MailServer,
        mailbox: z.string().min(1).max(200).optional().describe('Mailbox. Without it: INBOX.'),
      })
      .optional()
      .describe('Mailbox in which reports and answers are found again.'),
    maxTotalMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Largest mail in megabytes. Without it the server’s own limit holds.'),
  })
  .describe('Reports by e-mail.');
export type EmailDesk = z.infer<typeof EmailDesk>;
