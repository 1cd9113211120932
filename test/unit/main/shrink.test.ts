import { decode } from 'fast-png';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weigh } from '../../../core/evidence/sizes.ts';
import { sealDraft } from '../../../core/ticket/seal.ts';
import { newDraft } from '../../../core/ticket/draft.ts';
import { flattenPicture } from '../../../electron/adapters/pictures/flatten.ts';
import { covering, markupHouse } from '../../fakes/markupHouse.ts';
import { painting } from '../../fakes/paintings.ts';

const { png: screen, rgba } = painting(17, 12);
const area = { x: 3, y: 2, width: 5, height: 4 };

/** The mean of what went into a pixel of a picture that is made smaller by `step`. */
function mean(x: number, y: number, step: number): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  for (let row = y * step; row < Math.min(12, (y + 1) * step); row += 1)
    for (let column = x * step; column < Math.min(17, (x + 1) * step); column += 1) {
      count += 1;
      for (const colour of [0, 1, 2]) sums[colour]! += rgba[(row * 17 + column) * 4 + colour]!;
    }
  return sums.map((sum) => Math.round(sum / count));
}

test('a picture that is made smaller shows nothing of what was covered, and the mean of all else', () => {
  const coordinate = fc.integer({ min: 0, max: 120 }).map((eighths) => eighths / 8);
  const anyArea = fc.record({
    x: coordinate,
    y: coordinate,
    width: fc.integer({ min: 1, max: 40 }).map((eighths) => eighths / 8),
    height: fc.integer({ min: 1, max: 40 }).map((eighths) => eighths / 8),
  });
  fc.assert(
    fc.property(
      fc.array(anyArea, { maxLength: 3 }),
      fc.constantFrom(0.5 as const, 0.25 as const),
      (cover, scale) => {
        const made = flattenPicture({ picture: screen, overlay: null, crop: null, cover, scale });
        if (made.kind !== 'flattened') throw new Error(made.problem);
        const { width, height, data } = decode(made.png, { checkCrc: true });
        const step = 1 / scale;
        expect([width, height]).toEqual([Math.ceil(17 * scale), Math.ceil(12 * scale)]);
        for (let y = 0; y < height; y += 1)
          for (let x = 0; x < width; x += 1) {
            const touched = cover.some(
              (one) =>
                one.x < Math.min(17, (x + 1) * step) &&
                one.x + one.width > x * step &&
                one.y < Math.min(12, (y + 1) * step) &&
                one.y + one.height > y * step,
            );
            const pixel = [...data.slice((y * width + x) * 3, (y * width + x) * 3 + 3)];
            if (touched) expect(pixel).toEqual([0, 0, 0]);
            else if (!cover.some((one) => near(one, x, y, step))) expect(pixel).toEqual(mean(x, y, step));
          }
      },
    ),
  );
});

/** Areas are rounded to whole pixels before they are made smaller: a neighbour may be covered as well. */
const near = (one: typeof area, x: number, y: number, step: number): boolean =>
  one.x < (x + 1) * step + 1 &&
  one.x + one.width > x * step - 1 &&
  one.y < (y + 1) * step + 1 &&
  one.y + one.height > y * step - 1;

test('a picture is made smaller twice at most, what was covered stays so, and marking it again keeps it small', async () => {
  const house = markupHouse();
  const { draftId, added } = await house.draftWith(screen);
  const marked = await house.mark(draftId, added[0]!.id, covering([area]));
  const shrink = async (attachmentId: string) => {
    const outcome = await house.markup.shrink({ draftId, attachmentId });
    if (outcome.kind === 'notDone') throw new Error(outcome.failure.kind);
    return outcome.attachment;
  };
  const half = await shrink(marked.id);
  expect(half).toMatchObject({ width: 9, height: 6, marks: { scale: 0.5 }, original: { id: added[0]!.id } });
  expect(half.redaction?.areas).toEqual([{ x: 1, y: 1, width: 3, height: 2 }]);
  const again = await house.mark(draftId, half.id, covering([area]));
  expect(again).toMatchObject({ width: 9, height: 6, redaction: { areas: half.redaction?.areas } });
  const quarter = await shrink(again.id);
  expect(quarter).toMatchObject({ width: 5, height: 3, marks: { scale: 0.25 } });
  await expect(shrink(quarter.id)).rejects.toThrow('notAPicture');
  // What the ticket says of covered areas is worked out from the marks: it has to come to the same.
  const draft = {
    ...newDraft(draftId, '2026-01-01T00:00:00.000Z', 'window'),
    summary: 'x',
    attachments: [quarter],
  };
  const sealed = sealDraft(draft, {
    now: '2026-01-01T00:00:00.000Z',
    app: { version: '1', platform: 'linux' },
    language: 'en',
    categoryLabel: () => null,
  });
  expect(sealed.ok && sealed.value.attachments[0]?.redaction?.areas).toEqual(quarter.redaction?.areas);
});

test('making smaller is offered where something is left to read', () => {
  const picture = (width: number, more = {}) => ({
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    name: 'a.png',
    mediaType: 'image/png',
    size: 1000,
    sha256: '0'.repeat(64),
    origin: 'screenshot' as const,
    addedAt: '2026-01-01T00:00:00.000Z',
    included: true,
    width,
    height: width,
    ...more,
  });
  const all = [
    picture(1920),
    picture(1000),
    picture(4000, { marks: { schema: 1, marks: [], crop: null, scale: 0.25 } }),
    picture(1920, { mediaType: 'image/jpeg' }),
  ];
  const { offers } = weigh(all, { maxTotalBytes: 10 });
  expect(offers.map(({ canShrink }) => canShrink)).toEqual([true, false, false, false]);
});
