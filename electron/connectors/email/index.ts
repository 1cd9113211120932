import type { EmailDesk } from '../../../core/policy/desks/email.ts';
import type { DeliveryJob, DeliveryOutcome, HelpDesk } from '../../../core/ports/helpDesk.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';
import { composeMail } from './compose.ts';
import { recipientsOf, usualLimits, type EmailContext, type Limits, type MailWords } from './context.ts';
import { deliverMail, serverLimit } from './deliver.ts';
import { fitsInBase64 } from './encode.ts';
import { lookUpMail } from './lookUp.ts';
import { mailOf } from './message.ts';
import { readMailStatus } from './status.ts';
import { verifyMail } from './verify.ts';

/** What the desk is given. */
export interface EmailDeskOptions {
  settings: EmailDesk;
  /** Name of the desk for people. */
  name: string;
  describe: Describe;
  clock: Clock;
  words: MailWords;
  /** Passwords of the policy or of the secret store. Asked before each connection. */
  smtpPassword: () => Promise<string | undefined>;
  imapPassword: () => Promise<string | undefined>;
  /** Certificate authorities (PEM) of the system and the firm, trusted beside Node's own list. */
  ca?: () => Promise<string[]>;
  limits?: Limits;
}

/** Reports by e-mail: SMTP submission, and a mailbox by IMAP where the settings name one. */
export function createEmailDesk(options: EmailDeskOptions): HelpDesk {
  return new Email(options);
}

/** How long a mail may take into the mailbox when the settings do not say, in seconds. */
const usuallyArrivesWithin = 60;

/** The part of a mail's size that is header, boundaries and heads of parts, in bytes; generous. */
const frame = 16 * 1024;

class Email implements HelpDesk {
  readonly name: string;
  readonly #context: EmailContext;
  /** Largest mail in bytes that the server has named. */
  #serverLimit: number | undefined;

  constructor({ name, ca = async () => [], limits = usualLimits, ...rest }: EmailDeskOptions) {
    this.name = name;
    this.#context = { ...rest, ca, limits };
  }

  get capabilities(): HelpDesk['capabilities'] {
    const { imap } = this.#context.settings;
    const limit = this.#maxBytes;
    return {
      // What is counted there are the files and texts themselves; as base64 in a mail they are larger.
      ...(limit === undefined ? {} : { maxTotalBytes: fitsInBase64(limit - frame) }),
      lookUp: imap !== undefined,
      status: imap !== undefined,
      // The same Message-ID twice is two mails.
      idempotencyKey: false,
      ...(imap === undefined
        ? {}
        : { settlesWithin: (imap.arrivesWithinSeconds ?? usuallyArrivesWithin) * 1000 }),
    };
  }

  compose(ticket: DeliveryJob['ticket']): ReturnType<HelpDesk['compose']> {
    return composeMail(ticket, mailOf(ticket, this.#context), recipientsOf(this.#context.settings));
  }

  async learnLimits(signal: AbortSignal): Promise<void> {
    if (this.#maxBytes === undefined) this.#keepLimit(await serverLimit(this.#context, signal));
  }

  verify(signal: AbortSignal): ReturnType<HelpDesk['verify']> {
    return verifyMail(this.#context, signal, this.#keepLimit);
  }

  lookUp(reportId: string, signal: AbortSignal): ReturnType<HelpDesk['lookUp']> {
    return lookUpMail(this.#context, this.name, reportId, signal);
  }

  deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
    const learned = { maxBytes: this.#policyLimit, onLimit: this.#keepLimit };
    return deliverMail(this.#context, this.name, job, learned);
  }

  readStatus(...[receipt, signal]: Parameters<HelpDesk['readStatus']>): ReturnType<HelpDesk['readStatus']> {
    return readMailStatus(this.#context, receipt, signal);
  }

  readonly #keepLimit = (bytes: number | undefined): void => {
    this.#serverLimit = bytes;
  };

  get #policyLimit(): number | undefined {
    const { maxTotalMegabytes } = this.#context.settings;
    return maxTotalMegabytes === undefined ? undefined : maxTotalMegabytes * 1024 * 1024;
  }

  get #maxBytes(): number | undefined {
    const known = [this.#policyLimit, this.#serverLimit].filter((limit) => limit !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }
}
