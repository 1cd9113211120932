import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { fixedChance, ulidOf } from '../../fakes/chance.ts';
import { about, covering, markupHouse } from '../../fakes/markupHouse.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { overlayOf, painting } from '../../fakes/paintings.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { pieces } from '../../fakes/temporaryFolder.ts';

const area = { x: 3, y: 2, width: 5, height: 4 };
const elsewhere = { x: 0, y: 0, width: 2, height: 2 };
const { png: screen, rgba } = painting(16, 12);
const colourOf = (png: Uint8Array, x: number, y: number): number[] => {
  const { width, data, channels } = decode(png);
  return [...data.slice((y * width + x) * channels, (y * width + x) * channels + 3)];
};

describe('marking a picture', () => {
  it('puts the finished picture into the place of the one before, which stays beside the draft', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen, painting(4, 4).png);
    const first = added[0]!;
    const marked = await house.mark(draftId, first.id, covering([area]));
    expect((await house.attachments(draftId)).map(({ id }) => id)).toEqual([marked.id, added[1]!.id]);
    expect(marked).toMatchObject({
      name: 'Screen.png',
      origin: 'screenshot',
      included: true,
      width: 16,
      height: 12,
      redaction: { areas: [area] },
      original: { id: first.id, sha256: first.sha256, width: 16, height: 12 },
    });
    expect(house.file(draftId, first.id)).toEqual(Buffer.from(screen));
    expect(colourOf(house.file(draftId, marked.id), 4, 3)).toEqual([0, 0, 0]);
  });

  it('brings back the very bytes when all marks are undone, and leaves no other file', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    const marked = await house.mark(draftId, added[0]!.id, covering([area]));
    const back = await house.mark(draftId, marked.id, covering([]));
    expect(back).toEqual({ ...added[0], width: 16, height: 12 });
    expect(house.files(draftId)).toEqual([added[0]!.id]);
    expect(house.file(draftId, back.id)).toEqual(Buffer.from(screen));
  });

  it('draws on the unmarked picture each time, and keeps no earlier drawing', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    const once = await house.mark(draftId, added[0]!.id, covering([area]));
    const overlay = overlayOf(16, 12, elsewhere, [255, 0, 0, 255]);
    const again = await house.mark(
      draftId,
      once.id,
      covering([], { x: 0, y: 0, width: 8, height: 8 }),
      overlay,
    );
    expect(house.files(draftId)).toEqual([added[0]!.id, again.id].sort());
    expect(again).toMatchObject({ width: 8, height: 8, original: { id: added[0]!.id } });
    expect(again).not.toHaveProperty('redaction');
    expect(colourOf(house.file(draftId, again.id), 1, 1)).toEqual([255, 0, 0]);
    expect(colourOf(house.file(draftId, again.id), 4, 3)).toEqual([
      ...rgba.subarray((3 * 16 + 4) * 4, (3 * 16 + 4) * 4 + 3),
    ]);
  });

  it('keeps nothing that its own check does not find covered', async () => {
    const house = markupHouse(studioHere({ forgetful: true }));
    const { draftId, added } = await house.draftWith(screen);
    const request = {
      draftId,
      attachmentId: added[0]!.id,
      marks: covering([area]),
      overlay: null,
      decoded: null,
    };
    expect(await house.markup.mark(request)).toEqual({ kind: 'notDone', failure: { kind: 'notCovered' } });
    expect(await house.attachments(draftId)).toEqual(added);
    expect(house.files(draftId)).toEqual([added[0]!.id]);
  });

  it('takes the page’s decoding of a photo, and turns it back into the photo', async () => {
    const house = markupHouse();
    const { draftId } = await house.draftWith();
    const photo = { name: 'photo.jpeg', mediaType: 'image/jpeg', origin: 'file' as const };
    const added = await house.drafts.addFile(draftId, photo, pieces('the bytes of a photo'), 1e6);
    const attachmentId = added.ok ? added.value.id : '';
    const request = { draftId, attachmentId, marks: covering([area]), overlay: null };
    expect(await house.markup.mark({ ...request, decoded: null })).toMatchObject({
      failure: { kind: 'notAPicture' },
    });
    const marked = await house.markup.mark({ ...request, decoded: screen });
    expect(marked).toMatchObject({
      attachment: { name: 'photo.png', mediaType: 'image/png', redaction: { areas: [area] } },
    });
    const id = marked.kind === 'marked' ? marked.attachment.id : '';
    await house.drafts.changeAttachment(draftId, id, { name: 'invoice.png' });
    expect(await house.mark(draftId, id, covering([]))).toMatchObject({
      name: 'invoice.jpeg',
      mediaType: 'image/jpeg',
    });
  });

  it('does nothing to a picture that was taken out meanwhile, and leaves no file behind', async () => {
    const studio = studioHere();
    const house = markupHouse({
      ...studio,
      flatten: async (job) => {
        await house.drafts.removeAttachments(draftId, () => true);
        return studio.flatten(job);
      },
    });
    const { draftId, added } = await house.draftWith(screen);
    await expect(house.mark(draftId, added[0]!.id, covering([area]))).rejects.toThrow('changed');
    expect(house.files(draftId)).toEqual([]);
  });

  it('covers for ever what an earlier report covered, when it is edited and marked again', async () => {
    const house = markupHouse();
    const { draftId } = await house.draftWith();
    const { png } = painting(16, 12);
    const made = await studioHere().flatten({ picture: png, overlay: null, crop: null, cover: [area] });
    const redaction = { areas: [area], checkedAt: '2026-03-01T08:00:00.000Z' };
    if (made.kind !== 'flattened') throw new Error(made.problem);
    const added = await house.drafts.addFile(
      draftId,
      { ...about, redaction, width: 16, height: 12 },
      pieces(made.png),
      1e6,
    );
    const overlay = overlayOf(16, 12, { x: 0, y: 0, width: 16, height: 12 }, [255, 0, 0, 255]);
    const crop = { x: 1, y: 1, width: 10, height: 10 };
    const marked = await house.mark(draftId, added.ok ? added.value.id : '', covering([], crop), overlay);
    expect(marked.redaction?.areas).toEqual([{ x: 2, y: 1, width: 5, height: 4 }]);
    expect(colourOf(house.file(draftId, marked.id), 3, 2)).toEqual([0, 0, 0]);
  });
});

it('counts as work: a draft in which nothing but a picture was marked is not thrown away', async () => {
  const house = markupHouse();
  const { draftId, added } = await house.draftWith(screen);
  await house.drafts.save(draftId, { summary: '' });
  const marked = await house.mark(draftId, added[0]!.id, covering([area]));
  await house.drafts.leave(draftId);
  expect(await house.attachments(draftId)).toEqual([marked]);
  await house.mark(draftId, marked.id, covering([]));
  await house.drafts.leave(draftId);
  expect(await house.drafts.read(draftId)).toMatchObject({ failure: { kind: 'notFound' } });
});

describe('the picture under the marks', () => {
  it('goes when its picture is taken out of the draft', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    await house.mark(draftId, added[0]!.id, covering([area]));
    await house.drafts.removeAttachments(draftId, () => true);
    expect(house.files(draftId)).toEqual([]);
  });

  it('is in no ticket, neither its bytes nor its name nor the marks', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    const marked = await house.mark(
      draftId,
      added[0]!.id,
      covering([area], { x: 1, y: 0, width: 12, height: 12 }),
    );
    const composed = await house.previews.compose(draftId);
    if (composed.kind !== 'ready') throw new Error(composed.kind);
    expect(await house.previews.send(draftId, composed.preview.digest)).toMatchObject({ kind: 'saved' });
    const ticket = await house.tickets.readTicket(draftId);
    const sent = ticket.ok ? ticket.value.attachments[0]! : undefined;
    expect(Object.keys(sent ?? {})).not.toContain('marks');
    expect(Object.keys(sent ?? {})).not.toContain('original');
    expect(sent).toMatchObject({
      id: marked.id,
      redaction: {
        areas: [{ x: 2, y: 2, width: 5, height: 4 }],
        checkedAt: ticket.ok && ticket.value.sealedAt,
      },
    });
    const everything = Buffer.concat(
      [`${marked.id}.png`].map((name) => readFileSync(join(house.root, 'outbox', draftId, 'files', name))),
    );
    // Sixteen bytes of the compressed pixels are found nowhere else by chance.
    expect(everything.includes(Buffer.from(screen.subarray(60, 76)))).toBe(false);
  });

  it('is swept up with everything an interrupted run left, when the draft is opened next', async () => {
    const house = markupHouse();
    const { draftId, added } = await house.draftWith(screen);
    const marked = await house.mark(draftId, added[0]!.id, covering([area]));
    const files = join(house.root, 'drafts', draftId, 'files');
    for (const name of [marked.id, added[0]!.id]) utimesSync(join(files, name), 1, 1);
    writeFileSync(join(files, ulidOf(77)), 'earlier marks');
    utimesSync(join(files, ulidOf(77)), 1, 1);
    writeFileSync(join(files, ulidOf(78)), 'being added');
    const next = new FileDraftStore({
      root: house.root,
      logger: memoryLogger(),
      ulid: () => '',
      now: () => 60_000,
    });
    utimesSync(join(files, ulidOf(78)), 61, 61);
    await new Drafts(next, house.clock, fixedChance(), () => undefined).read(draftId);
    await next.inTurn(draftId, async () => undefined);
    expect(house.files(draftId)).toEqual([added[0]!.id, marked.id, ulidOf(78)].sort());
  });
});
