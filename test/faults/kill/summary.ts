import type { Exchange } from '../../fakes/faultyProxy/proxy.ts';
import type { AppView, DeskIssue } from './audit.ts';
import type { DeskTrouble } from './deskTrouble.ts';
import type { Filed } from './ledger.ts';
import { markdownTable } from './table.ts';
import { requestKind } from './trigger.ts';

/** What was counted in a run. */
export interface Counted {
  filed: readonly Filed[];
  issues: readonly DeskIssue[];
  view: AppView;
  exchanges: readonly Exchange[];
  desk: Pick<DeskTrouble, 'stops' | 'closed'>;
  leftOvers: readonly string[];
  problems: readonly string[];
}

/** The counts of a run as a table in Markdown. */
export function summarize({ filed, issues, view, exchanges, desk, leftOvers, problems }: Counted): string {
  const count = (word: string): number => problems.filter((problem) => problem.startsWith(word)).length;
  const uploads = exchanges.filter((one) => requestKind(one) === 'upload' && one.status === 201).length;
  const attached = issues.reduce(
    (sum, { attachments, dataFiles }) => sum + attachments.length + dataFiles.length,
    0,
  );
  const ends = view.reports.flatMap(({ ledger }) => ledger.slice(-1).map(({ outcome }) => outcome));
  const found = ends.filter((outcome) => outcome.kind === 'delivered' && outcome.foundByLookUp).length;
  const attempts = view.reports.reduce((sum, { delivery }) => sum + delivery.attemptCount, 0);
  return markdownTable(
    ['counted at the end', 'number'],
    [
      ['reports begun', filed.length],
      ['of them said to be saved', filed.filter(({ said }) => said).length],
      ['issues at the desk', issues.length],
      ['drafts that stayed drafts', view.list.drafts.length],
      ['attempts', attempts],
      ['requests', exchanges.length],
      ['found by look-up', found],
      ['files at the desk', attached],
      ['uploads made again', uploads - attached],
      ['times the desk was stopped', desk.stops],
      ['tickets closed meanwhile', desk.closed],
      ['left half-made on the disk', leftOvers.length],
      ['LOST', count('LOST') + count('WORDS LOST') + count('INCOMPLETE')],
      ['TWICE', count('TWICE')],
      ['FALSELY SENT', count('FALSELY SENT')],
      ['STUCK', count('STUCK')],
      ['broken promises in all', problems.length],
    ],
  );
}
