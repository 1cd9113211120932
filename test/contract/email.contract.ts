import { accounts, type MailSite } from '../fakes/mail/site.ts';
import { arrivedAt, deskAt, leftAt, settled } from './emailDesk.ts';
import { describeMailLine } from './emailLine.contract.ts';
import { describeMailPitfalls } from './emailPitfalls.contract.ts';
import { describeHelpDesk, type DeskUnderTest } from './helpDesk.contract.ts';

/** Everything that holds for e-mail, whether the servers are real or fakes. */
export function describeEmail(title: string, start: () => Promise<MailSite>): void {
  describeHelpDesk(title, async (): Promise<DeskUnderTest> => {
    const site = await start();
    return {
      desk: settled(site, deskAt(site)),
      hasPages: false,
      arrived: (reportId) => arrivedAt(site, reportId),
      snapshot: async () =>
        Promise.all((Object.keys(accounts) as (keyof typeof accounts)[]).map((box) => site.mails(box))),
      left: (reportId) => leftAt(site, reportId),
      close: () => site.stop(),
    };
  });
  describeMailPitfalls(`${title} and its pitfalls`, start);
  describeMailLine(`${title} behind an unreliable line`, start);
}
