import { z } from 'zod';
import type { ValueFormat } from '../problems.ts';
import { deskBase } from './parts.ts';

const Address = z.email({ error: 'email' satisfies ValueFormat });
const Port = z.int().min(1).max(65_535);

/** What both servers have. */
const server = {
  host: z.string().min(1).max(253).describe('Name of the server.'),
  user: z.string().min(1).max(320).optional(),
  password: z
    .string()
    .min(1)
    .optional()
    .describe('Password to sign in with. Without it the password from the secret store is used.'),
};

const Submission = z.strictObject({
  ...server,
  port: Port.optional().describe('Port. Without it: 587 for starttls, 465 for tls, 25 for none.'),
  /** `starttls`: plain at first and given up unless it becomes encrypted; `tls`: encrypted from the first byte. */
  security: z
    .enum(['starttls', 'tls', 'none'])
    .optional()
    .describe(
      'How the connection is encrypted; without it: starttls. With none nobody signs in, because no password goes over a line that others can read.',
    ),
  user: server.user.describe('Name to sign in with. Without it nobody signs in.'),
});
export type Submission = z.infer<typeof Submission>;

const Mailbox = z.strictObject({
  ...server,
  port: Port.optional().describe('Port. Without it: 993 for tls, 143 for starttls.'),
  // IMAP always signs in, so there is no way without encryption.
  security: z
    .enum(['tls', 'starttls'])
    .optional()
    .describe('How the connection is encrypted. Without it: tls.'),
  user: server.user.describe('Name to sign in with. Without it: the one of smtp.'),
  mailbox: z.string().min(1).max(200).optional().describe('Mailbox. Without it: INBOX.'),
  copyTo: Address.optional().describe(
    'Address whose mail comes into this mailbox. Each report goes there, too, together with the one to the help desk. Not needed where the mailbox is the help desk’s own.',
  ),
  arrivesWithinSeconds: z
    .int()
    .min(1)
    .max(3600)
    .optional()
    .describe(
      'How long a mail may take into this mailbox. After a lost answer it is looked for after this time; without it: 60.',
    ),
});
export type Mailbox = z.infer<typeof Mailbox>;

export const EmailDesk = z
  .strictObject({
    kind: z.literal('email'),
    ...deskBase,
    to: z.array(Address).min(1).max(20).describe('Addresses of the help desk.'),
    from: Address.describe(
      'Address that the mails come from. Answers go to the person’s own address if it is known.',
    ),
    smtp: Submission.describe('Server that takes the mails (submission).'),
    imap: Mailbox.optional().describe(
      'Mailbox in which reports and answers are found again; needed so that a report never arrives twice after a lost answer.',
    ),
    maxTotalMegabytes: z
      .number()
      .positive()
      .optional()
      .describe('Largest mail in megabytes. Without it the server’s own limit holds.'),
  })
  .describe('Reports by e-mail.');
export type EmailDesk = z.infer<typeof EmailDesk>;
