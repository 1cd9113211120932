import { expect, describe, it } from 'vitest';
import { decode } from 'fast-png';
import { newDelivery } from '../../../core/outbox/delivery.ts';
import { sealDraft } from '../../../core/ticket/seal.ts';
import { covering, markupHouse } from '../../fakes/markupHouse.ts';
import { overlayOf, painting } from '../../fakes/paintings.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';

const area = { x: 3, y: 2, width: 5, height: 4 };
const { png: screen } = painting(16, 12);
const colourOf = (png: Uint8Array, x: number, y: number): number[] => {
  const { width, data, channels } = decode(png);
  return [...data.slice((y * width + x) * channels, (y * width + x) * channels + 3)];
};

describe('sealing', () => {
  it.each(['compose', 'send'] as const)(
    'stops at %s when a covered picture is not covered, and loses nothing',
    async (when) => {
      const studio = studioHere();
      let blind = false;
      // The check is what fails here: the hash alone would notice a file that changed.
      const house = markupHouse({
        ...studio,
        prove: async (file, finished) => (blind ? 'notCovered' : studio.prove(file, finished)),
      });
      const { draftId, added } = await house.draftWith(screen);
      await house.mark(draftId, added[0]!.id, covering([area]));
      blind = when === 'compose';
      const composed = await house.previews.compose(draftId);
      const failure = { kind: 'notCovered', name: 'Screen.png' };
      if (when === 'compose') expect(composed).toEqual({ kind: 'notReady', failure });
      else {
        blind = true;
        const digest = composed.kind === 'ready' ? composed.preview.digest : '';
        expect(await house.previews.send(draftId, digest)).toEqual({ kind: 'notSaved', failure });
      }
      expect(await house.tickets.readTicket(draftId)).toMatchObject({ failure: { kind: 'notFound' } });
      expect(house.files(draftId)).toHaveLength(2);
    },
  );

  it('looks once for any number of previews, again at other areas of the same bytes, and once more at what leaves', async () => {
    const studio = studioHere();
    let looked = 0;
    const house = markupHouse({
      ...studio,
      prove: async (file, finished) => {
        looked += 1;
        return studio.prove(file, finished);
      },
    });
    const { draftId, added } = await house.draftWith(screen);
    const marked = await house.mark(draftId, added[0]!.id, covering([area]));
    looked = 0;
    for (let preview = 0; preview < 3; preview++) await house.previews.compose(draftId);
    expect(looked).toBe(1);
    const inside = { ...area, width: 2 };
    await house.drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: [{ ...marked, marks: covering([area, inside]) }],
    }));
    const composed = await house.previews.compose(draftId);
    expect(looked).toBe(2);
    const digest = composed.kind === 'ready' ? composed.preview.digest : '';
    expect(await house.previews.send(draftId, digest)).toMatchObject({ kind: 'saved' });
    expect(looked).toBe(3);
  });

  it('goes by the marks, not by what the list says of them', async () => {
    const house = markupHouse(studioHere());
    const { draftId, added } = await house.draftWith(screen);
    // As a mistake elsewhere could leave it: marks that cover, a file in which nothing is covered, and no word of it.
    await house.drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: [
        {
          ...added[0]!,
          width: 16,
          height: 12,
          marks: covering([area]),
          original: { ...original(added[0]!) },
        },
      ],
    }));
    expect(await house.previews.compose(draftId)).toMatchObject({ failure: { kind: 'notCovered' } });
  });

  it('stores no ticket from elsewhere whose picture is not what it says', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    const draft = await house.drafts.read(draftId);
    if (!draft.ok) throw new Error(draft.failure.kind);
    const redaction = { areas: [area], checkedAt: '2026-03-01T08:00:00.000Z' };
    const claimed = { ...draft.value, attachments: [{ ...added[0]!, width: 16, height: 12, redaction }] };
    const sealed = sealDraft(claimed, {
      now: redaction.checkedAt,
      app: { version: '1', platform: 'linux' },
      language: 'en',
      categoryLabel: () => null,
    });
    if (!sealed.ok) throw new Error(sealed.failure.kind);
    const saved = await house.tickets.save(sealed.value, newDelivery(draftId), ({ id }) =>
      house.store.filePath(draftId, id),
    );
    expect(saved).toEqual({ ok: false, failure: { kind: 'notCovered', name: 'Screen.png' } });
  });
});

describe('covering the same areas everywhere', () => {
  it('covers them in each picture of that size once, keeps what was drawn, and leaves others alone', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(
      screen,
      painting(16, 12).png,
      painting(9, 9).png,
      painting(16, 12).png,
    );
    const overlay = overlayOf(16, 12, { x: 12, y: 10, width: 2, height: 2 }, [0, 0, 255, 255]);
    const crop = { x: 2, y: 1, width: 13, height: 11 };
    const sizes = new Map([...added].map(({ id }) => [id, id === added[2]!.id ? 9 : 16]));
    await house.drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: draft.attachments.map((one) => ({
        ...one,
        width: sizes.get(one.id),
        height: sizes.get(one.id) === 9 ? 9 : 12,
      })),
    }));
    const from = await house.mark(draftId, added[0]!.id, covering([area]));
    await house.mark(draftId, added[3]!.id, covering([], crop), overlay);
    const outcome = await house.markup.redactEverywhere({ draftId, from: from.id, areas: [area] });
    expect(outcome.failure).toBeNull();
    expect(outcome.attachments.map(({ redaction }) => redaction?.areas)).toEqual([
      [area],
      [{ ...area, x: 1, y: 1 }],
    ]);
    const [first, second, third, fourth] = await house.attachments(draftId);
    expect([first?.id, third?.id]).toEqual([from.id, added[2]!.id]);
    expect(colourOf(house.file(draftId, second!.id), 4, 3)).toEqual([0, 0, 0]);
    expect(colourOf(house.file(draftId, fourth!.id), 2, 2)).toEqual([0, 0, 0]);
    expect(colourOf(house.file(draftId, fourth!.id), 10, 9)).toEqual([0, 0, 255]);
    expect(fourth).toMatchObject({
      original: { id: added[3]!.id },
      marks: { crop, marks: [{ kind: 'redact', area }] },
    });
    expect(await house.markup.redactEverywhere({ draftId, from: from.id, areas: [area] })).toEqual({
      attachments: [],
      failure: null,
    });
  });
});

const original = ({
  id,
  name,
  mediaType,
  size,
  sha256,
}: Parameters<typeof sealDraft>[0]['attachments'][0]) => ({
  ...{ id, name, mediaType, size, sha256 },
  width: 16,
  height: 12,
});
