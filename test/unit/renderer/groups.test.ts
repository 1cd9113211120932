import { describe, expect, it } from 'vitest';
import { groupItems } from '../../../renderer/screens/reports/groups.ts';
import { reportView, states, summaryOf } from '../../fakes/window/reports.ts';

const list = {
  drafts: [
    { id: '1', summary: 'older draft', updatedAt: '2026-03-01T00:00:00.000Z', pictures: 0, files: 0 },
    { id: '2', summary: 'newer draft', updatedAt: '2026-03-02T00:00:00.000Z', pictures: 0, files: 0 },
  ],
  reports: Object.values(states).map((state, index) =>
    summaryOf(reportView(index, state, `report ${state.kind}`)),
  ),
  quarantined: [],
  complete: true,
};
const names = (search: string) => groupItems(list, search).map(({ name }) => name);

describe('my reports', () => {
  it('what needs the person comes first', () => {
    expect(names('')).toEqual(['held', 'drafts', 'onTheWay', 'delivered', 'withdrawn']);
  });

  it('queued, sending and waiting are all on the way', () => {
    const items = groupItems(list, '').find(({ name }) => name === 'onTheWay')?.items;
    expect(items).toHaveLength(3);
  });

  it('the newest comes first', () => {
    const [first] = groupItems(list, '').find(({ name }) => name === 'drafts')?.items ?? [];
    expect(first).toMatchObject({ kind: 'draft', draft: { summary: 'newer draft' } });
  });

  it('is searched by words and by the desk’s number', () => {
    expect(names(' NEWER ')).toEqual(['drafts']);
    expect(names('4711')).toEqual(['delivered']);
    expect(names('nothing like it')).toEqual([]);
  });
});
