import type { DraftSummary, ReportList } from '../../../core/contract/views.ts';
import type { ReportSummary } from '../../../core/outbox/summary.ts';

/** The groups of the list, in the order in which they want attention. */
export const groupNames = ['held', 'drafts', 'onTheWay', 'delivered', 'withdrawn'] as const;
export type GroupName = (typeof groupNames)[number];

export type Item = { kind: 'draft'; draft: DraftSummary } | { kind: 'report'; report: ReportSummary };

const groupOf = ({ state }: ReportSummary): GroupName => {
  switch (state.kind) {
    case 'held':
    case 'delivered':
    case 'withdrawn':
      return state.kind;
    default:
      return 'onTheWay';
  }
};

/** What a person would look for: the words of the summary, or the desk's number. */
function matches(item: Item, words: string): boolean {
  if (words === '') return true;
  const summary = item.kind === 'draft' ? item.draft.summary : item.report.summary;
  const number =
    item.kind === 'report' && item.report.state.kind === 'delivered' ? item.report.state.receipt.number : '';
  return `${summary} ${number}`.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}

const timeOf = (item: Item): string => (item.kind === 'draft' ? item.draft.updatedAt : item.report.sealedAt);

/** The list in groups, newest first, narrowed to what contains `search`. Empty groups are left out. */
export function groupItems(list: ReportList, search: string): { name: GroupName; items: Item[] }[] {
  const items: Item[] = [
    ...list.drafts.map((draft): Item => ({ kind: 'draft', draft })),
    ...list.reports.map((report): Item => ({ kind: 'report', report })),
  ].filter((item) => matches(item, search.trim()));
  const groups = new Map<GroupName, Item[]>(groupNames.map((name) => [name, []]));
  for (const item of items) groups.get(item.kind === 'draft' ? 'drafts' : groupOf(item.report))?.push(item);
  return groupNames
    .map((name) => ({
      name,
      items: (groups.get(name) ?? []).sort((one, other) => timeOf(other).localeCompare(timeOf(one))),
    }))
    .filter(({ items: found }) => found.length > 0);
}
