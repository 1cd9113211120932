import { describe, expect, it } from 'vitest';
import { chooseFiles, gatheredWith, type GatheredSource } from '../../../core/evidence/gathered.ts';
import { gatheredWords } from '../../../core/evidence/gatheredWords.ts';
import { weigh } from '../../../core/evidence/sizes.ts';
import { translatorFor } from '../../../core/texts/texts.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';

const file = (path: string, size: number, modifiedAt: number) => ({ path, size, modifiedAt });
const roomy = { files: 10, fileBytes: 1000, totalBytes: 10_000 };

describe('which log files are taken', () => {
  it('takes the newest first, and of equally old ones always the same', () => {
    const found = [file('/b', 1, 5), file('/old', 1, 1), file('/new', 1, 9), file('/a', 1, 5)];
    const { taken, leftOut } = chooseFiles(found, { ...roomy, files: 3 });
    expect(taken.map(({ path }) => path)).toEqual(['/new', '/a', '/b']);
    expect(leftOut).toEqual([{ path: '/old', size: 1, reason: 'older' }]);
  });

  it('keeps of each file the end that its cap and the room for all allow', () => {
    const found = [file('/1', 5000, 3), file('/2', 800, 2), file('/3', 700, 1)];
    const { taken, leftOut } = chooseFiles(found, { files: 5, fileBytes: 1000, totalBytes: 1200 });
    expect(taken.map(({ path, kept }) => [path, kept])).toEqual([
      ['/1', 1000],
      ['/2', 200],
    ]);
    expect(leftOut).toEqual([{ path: '/3', size: 700, reason: 'noRoom' }]);
  });

  it('names a hundred of what is left out and sums up the rest', () => {
    const found = Array.from({ length: 150 }, (_, index) => file(`/${index}`, 2, 1000 - index));
    const { leftOut } = chooseFiles(found, { ...roomy, files: 1 });
    expect(leftOut).toHaveLength(101);
    expect(leftOut.at(-1)).toEqual({ path: '/149', size: 49 * 2, reason: 'tooMany' });
  });
});

const source: GatheredSource = {
  id: 'app',
  label: 'Invoices',
  files: [
    { attachment: '01ARZ3NDEKTSV4RRFFQ69G5FAV', name: '/var/log/app.log', size: 2048, kept: 1024, masked: 1 },
    { attachment: '01ARZ3NDEKTSV4RRFFQ69G5FAW', name: 'C:\\logs\\b.log', size: 10, kept: 10, masked: 2 },
  ],
  leftOut: [{ name: '/var/log/app.1.log', size: 4096, reason: 'older' }],
  trouble: null,
  exitCode: null,
};

describe('what is told of a source', () => {
  it('says what was cut, left out and covered', () => {
    expect(gatheredWords(source, translatorFor('en'), 'en')).toEqual([
      'app.log: only the last 1 kB of 2 kB are added.',
      'app.1.log (4 kB) was left out: newer files came first.',
      '3 private places were covered.',
    ]);
  });

  it('says nothing when everything is there as it was', () => {
    const [, whole] = source.files;
    if (whole === undefined) throw new Error('no file');
    const complete = { ...source, files: [{ ...whole, masked: 0 }], leftOut: [] };
    expect(gatheredWords(complete, translatorFor('en'), 'en')).toEqual([]);
  });

  it('goes with the ticket only as far as its files do', () => {
    const empty: GatheredSource = { ...source, id: 'none', files: [], leftOut: [], trouble: 'nothingFound' };
    const first = source.files[0]?.attachment;
    expect(gatheredWith([source, empty], (id) => id === first)).toEqual([
      { ...source, files: [source.files[0]] },
      empty,
    ]);
    expect(gatheredWith([source, empty], () => false)).toEqual([empty]);
  });
});

describe('the weight of a report', () => {
  const attachment = (name: string, size: number, included = true): DraftAttachment => ({
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    name,
    mediaType: 'text/plain',
    size,
    sha256: '0'.repeat(64),
    origin: 'file',
    addedAt: '2026-01-01T00:00:00.000Z',
    included,
  });

  it('counts what is included, and offers the largest first when it is too much', () => {
    const all = [attachment('a', 10), attachment('b', 500), attachment('c', 9999, false)];
    expect(weigh(all, { maxTotalBytes: 600 })).toMatchObject({ total: 510, over: false, offers: [] });
    const over = weigh(all, { maxTotalBytes: 500 });
    expect(over.over).toBe(true);
    expect(over.offers.map(({ attachment: { name } }) => name)).toEqual(['b', 'a']);
  });

  it('offers what alone is over the limit of one file', () => {
    const view = weigh([attachment('a', 10), attachment('b', 500)], { maxAttachmentBytes: 100 });
    expect(view).toMatchObject({ limit: null, over: true });
    expect(view.offers.map(({ attachment: { name } }) => name)).toEqual(['b']);
  });

  it('offers nothing where the desk tells no limit', () => {
    expect(weigh([attachment('a', 1e12)], {})).toMatchObject({ over: false, limit: null, offers: [] });
  });
});
