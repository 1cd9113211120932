import type { LookUpOutcome } from '../../../core/ports/helpDesk.ts';
import type { EmailContext } from './context.ts';
import { mailReceipt } from './deliver.ts';
import { withMailbox, type FoundMail, type OpenMailbox } from './mailbox.ts';
import { mailboxFailure } from './mailboxFailure.ts';

/**
 * Finds the mail with the report id. It has come into the mailbox of the settings; somebody or a filter may have moved
 * it from there, so the other folders are asked as well.
 */
export async function lookUpMail(
  context: EmailContext,
  name: string,
  reportId: string,
  signal: AbortSignal,
): Promise<LookUpOutcome> {
  try {
    const mail = await withMailbox(context, signal, async (mailbox) => {
      const here = await mailWithId(mailbox, reportId);
      return here ?? (await inOtherFolders(mailbox, reportId));
    });
    return mail === undefined
      ? { kind: 'absent' }
      : { kind: 'found', receipt: mailReceipt(context, name, reportId) };
  } catch (error) {
    return { kind: 'unknown', failure: mailboxFailure(error) };
  }
}

/** IMAP finds every header that holds the text: each hit's own value decides. */
async function mailWithId(mailbox: OpenMailbox, reportId: string): Promise<FoundMail | undefined> {
  const hits = await mailbox.search({ header: { 'X-Report-ID': reportId } });
  return hits.find(({ headers }) => headers.get('x-report-id') === reportId);
}

async function inOtherFolders(mailbox: OpenMailbox, reportId: string): Promise<FoundMail | undefined> {
  for (const folder of await mailbox.folders()) {
    if (!(await mailbox.open(folder))) continue;
    const mail = await mailWithId(mailbox, reportId);
    if (mail !== undefined) return mail;
  }
  return undefined;
}
