import { describe, expect, it } from 'vitest';
import type { PictureMarks } from '../../../core/evidence/marks.ts';
import type { Draft } from '../../../core/ticket/draft.ts';
import { sealDraft } from '../../../core/ticket/seal.ts';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { takeOver, type UseWorld } from '../../../electron/main/services/recordings/use.ts';
import { readWhole } from '../../../electron/adapters/files/readWhole.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { numberedUlid } from '../../fakes/recordedRuns.ts';
import { secretArea } from '../../fakes/storedRecordings.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { recordingsHouse } from './recordingsHouse.ts';

type House = Awaited<ReturnType<typeof recordingsHouse>>;

const five = () =>
  recordingsHouse({
    steps: ['Open', 'Edit', 'Save', 'Print', 'Close'].map((name, place) => ({ name, wrong: place === 3 })),
  });

const idsOf = ({ recording }: House) => recording.steps.map(({ id }) => id);

/** What a fresh start of the app would show. */
async function onDisk(house: House) {
  const read = await house.store.read(house.recording.id);
  if (!read.ok) throw new Error('not read');
  return read.value;
}

describe('putting a recording right', () => {
  it('words, the place where it goes wrong and the name are on the disk when it is told', async () => {
    const house = await five();
    const { id } = house.recording;
    const [first] = idsOf(house);
    await house.recordings.edit({ id, stepId: first!, words: 'Open the invoice' });
    await house.recordings.edit({ id, stepId: first!, wrong: true });
    await house.recordings.rename(id, '  Invoice\n17 ');
    const { recording } = await onDisk(house);
    expect(recording.steps[0]).toMatchObject({ words: 'Open the invoice', wrong: true });
    expect(recording.name).toBe('Invoice 17');
  });

  it('empty words bring the sentence back that was made from what was done', async () => {
    const house = await five();
    const request = { id: house.recording.id, stepId: idsOf(house)[0]! };
    await house.recordings.edit({ ...request, words: 'x' });
    await house.recordings.edit({ ...request, words: '  ' });
    expect((await onDisk(house)).recording.steps[0]!.words).toBeNull();
  });

  it('a deleted step can come back until it is forgotten; then its picture is gone from the disk', async () => {
    const house = await five();
    const { id } = house.recording;
    const all = idsOf(house);
    const picture = house.recording.steps[1]!.picture!;
    await house.recordings.order(
      id,
      all.filter((_, place) => place !== 1),
    );
    expect((await onDisk(house)).recording.steps).toHaveLength(4);
    await house.recordings.order(id, all);
    expect((await onDisk(house)).recording.steps.map((step) => step.id)).toEqual(all);
    await house.recordings.order(
      id,
      all.filter((_, place) => place !== 1),
    );
    await house.recordings.forgetDeleted(id);
    await house.recordings.order(id, all);
    expect((await onDisk(house)).recording.steps).toHaveLength(4);
    expect(await readWhole(house.store.readPicture(id, picture))).toMatchObject({ ok: false });
  });

  it('what was deleted before a crash is forgotten the next time as well', async () => {
    const house = await five();
    const { id } = house.recording;
    await house.recordings.order(id, idsOf(house).slice(1));
    const again = new (await import('../../../electron/main/services/recordings/index.ts')).Recordings({
      store: house.store,
      chance: { ulid: () => numberedUlid(1), random: () => 0.5 },
      logger: memoryLogger(),
      running: () => null,
    });
    await again.read(id);
    await again.forgetDeleted(id);
    expect((await onDisk(house)).left).toEqual([]);
  });

  it('steps can be put into another order', async () => {
    const house = await five();
    const turned = idsOf(house).reverse();
    await house.recordings.order(house.recording.id, turned);
    expect((await onDisk(house)).recording.steps.map(({ id }) => id)).toEqual(turned);
  });

  it('is refused to be removed while it goes on, and is gone afterwards', async () => {
    const house = await five();
    const { id } = house.recording;
    house.running.id = id;
    expect((await house.recordings.remove(id)).ok).toBe(false);
    house.running.id = null;
    expect((await house.recordings.remove(id)).ok).toBe(true);
    expect((await house.recordings.list()).recordings).toEqual([]);
  });
});

describe('pictures', () => {
  const marks = (text: string): PictureMarks => ({
    schema: 1,
    marks: [{ kind: 'text', id: 'a', color: 'blue', at: { x: 1, y: 1 }, text }],
    crop: null,
  });

  it('a drawing replaces the one before, and the former one is gone from the disk', async () => {
    const house = await five();
    const request = { id: house.recording.id, stepId: idsOf(house)[0]! };
    await house.recordings.mark({ ...request, marks: marks('one'), overlay: new Uint8Array([1]) });
    const before = (await onDisk(house)).recording.steps[0]!.picture!;
    await house.recordings.mark({ ...request, marks: marks('two'), overlay: new Uint8Array([2]) });
    const after = (await onDisk(house)).recording.steps[0]!.picture!;
    const bytes = (picture: typeof before) =>
      readWhole(house.store.readPicture(request.id, { ...picture, ...picture.overlay! }));
    expect(await bytes(after)).toEqual({ ok: true, value: Buffer.from([2]) });
    expect(await bytes(before)).toMatchObject({ ok: false });
  });

  it('the same area is covered in all pictures of the same window and size, and in no other', async () => {
    const house = await recordingsHouse({
      steps: [
        { name: 'a' },
        { name: 'b', title: 'Another title of the same program' },
        { name: 'c', application: 'Terminal' },
        { name: 'd', size: { width: 500, height: 400 } },
        { name: 'e', drawn: false },
      ],
    });
    const { id } = house.recording;
    const outcome = await house.recordings.coverInAll({ id, stepId: idsOf(house)[0]!, areas: [secretArea] });
    expect(outcome).toMatchObject({ kind: 'changed', steps: { length: 2 } });
    const { recording } = await onDisk(house);
    expect(recording.steps.map(({ picture }) => picture?.marks?.marks.length ?? 0)).toEqual([1, 1, 0, 0, 0]);
    const again = await house.recordings.coverInAll({ id, stepId: idsOf(house)[1]!, areas: [secretArea] });
    expect(again).toMatchObject({ kind: 'changed', steps: { length: 0 } });
  });
});

describe('using a recording in a report', () => {
  async function usingHouse(change: Partial<UseWorld> = {}) {
    const house = await five();
    const store = new FileDraftStore({
      root: temporaryFolder(),
      logger: memoryLogger(),
      fs: nodeFileSystem,
      ulid: (() => {
        let number = 10_000_000;
        return () => numberedUlid((number += 1));
      })(),
    });
    const clock = house.exporting.clock;
    const chance = { ulid: () => numberedUlid(20_000_000), random: () => 0.5 };
    const drafts = new Drafts(store, clock, chance, () => undefined);
    const world: UseWorld = {
      ...house.exporting,
      drafts,
      openNew: () => drafts.create('window', {}),
      maxFileBytes: () => 50_000_000,
      ...change,
    };
    const use = (request: Partial<Parameters<typeof takeOver>[2]> = {}) =>
      takeOver(world, house.recording, {
        id: house.recording.id,
        pictures: idsOf(house),
        whole: 'none',
        ...request,
      });
    const draft = async (id: string): Promise<Draft> => {
      const read = await store.read(id);
      if (!read.ok) throw new Error('no draft');
      return read.value;
    };
    return { house, drafts, store, use, draft };
  }

  it('the steps become those of the report, with their pictures, and the ticket names each', async () => {
    const { use, draft, house } = await usingHouse();
    const used = await use({ pictures: idsOf(house).slice(2, 4) });
    if (used.kind !== 'used') throw new Error('not used');
    const made = await draft(used.draftId);
    expect(made.attachments.map(({ name, origin }) => [name, origin])).toEqual([
      ['step-03.png', 'step'],
      ['step-04.png', 'step'],
    ]);
    const sealed = sealDraft(
      { ...made, summary: 'x' },
      {
        now: '2026-11-22T12:00:00.000Z',
        app: { version: '1', platform: 'linux' },
        language: 'en',
        categoryLabel: () => null,
      },
    );
    expect(sealed.ok && sealed.value.steps).toEqual([
      'Left click on “Open” (push button) in Invoices (Firefox)',
      'Left click on “Edit” (push button) in Invoices (Firefox)',
      'Left click on “Save” (push button) in Invoices (Firefox) (step-03.png)',
      'Left click on “Print” (push button) in Invoices (Firefox) – Here it goes wrong (step-04.png)',
      'Left click on “Close” (push button) in Invoices (Firefox)',
    ]);
  });

  it('a report keeps its own steps; what was taken over before is replaced and not doubled', async () => {
    const { use, draft, drafts } = await usingHouse();
    const own = await drafts.create('window', { steps: [{ id: 'own', text: 'Log in' }] });
    if (!own.ok) throw new Error('no draft');
    const { id: draftId } = own.value;
    await use({ draftId });
    await use({ draftId });
    const made = await draft(draftId);
    expect(made.steps.map(({ id }) => id)).toHaveLength(6);
    expect(made.steps[0]!.text).toBe('Log in');
    expect(made.attachments).toHaveLength(5);
    const shown = new Set(made.attachments.map(({ id }) => id));
    expect(made.steps.slice(1).every(({ picture }) => shown.has(picture ?? ''))).toBe(true);
  });

  it('the whole recording goes along as one file', async () => {
    const { use, draft, store } = await usingHouse();
    const used = await use({ pictures: [], whole: 'html' });
    if (used.kind !== 'used') throw new Error('not used');
    const [page, ...more] = (await draft(used.draftId)).attachments;
    expect(more).toEqual([]);
    expect(page).toMatchObject({ name: 'Invoice does not print 2026-11-22.html', mediaType: 'text/html' });
    const bytes = await readWhole(store.readAttachment(used.draftId, page!));
    expect(bytes.ok && Buffer.from(bytes.value).toString('utf8')).toMatch(
      /data:image\/png;base64,[^]*<\/html>\n$/,
    );
  });

  it('what was covered is noted, so that the file is looked at again before it leaves', async () => {
    const { use, draft, house } = await usingHouse();
    await house.recordings.coverInAll({
      id: house.recording.id,
      stepId: idsOf(house)[0]!,
      areas: [secretArea],
    });
    const whole = await house.recordings.whole(house.recording.id);
    if (whole.ok) house.recording.steps.splice(0, 5, ...whole.value.steps);
    const used = await use({ pictures: [idsOf(house)[0]!] });
    if (used.kind !== 'used') throw new Error('not used');
    expect((await draft(used.draftId)).attachments[0]!.redaction?.areas).toEqual([secretArea]);
  });

  it('when a picture cannot be made the report is as it was', async () => {
    const { use, draft, drafts, house } = await usingHouse();
    await house.store.removePicture(house.recording.id, house.recording.steps[3]!.picture!.id);
    const own = await drafts.create('window', { steps: [{ id: 'own', text: 'Log in' }] });
    if (!own.ok) throw new Error('no draft');
    expect(await use({ draftId: own.value.id })).toMatchObject({
      kind: 'notDone',
      failure: { kind: 'damaged' },
    });
    expect(await draft(own.value.id)).toMatchObject({ attachments: [], steps: [{ id: 'own' }] });
  });

  it('a new report that could not take the steps over is not left behind', async () => {
    const { use, drafts } = await usingHouse({
      studio: { ...studioHere(), flatten: async () => ({ kind: 'notDone', problem: 'notAPicture' }) },
    });
    expect((await use()).kind).toBe('notDone');
    expect((await drafts.list()).drafts).toEqual([]);
  });
});

describe('how long recordings are kept', () => {
  it('one that a report used goes when the copy of that report goes, unless another used it, too', async () => {
    const house = await five();
    const { id } = house.recording;
    await house.recordings.noteUse(id, numberedUlid(1));
    await house.recordings.noteUse(id, numberedUlid(2));
    await house.recordings.reportGone(numberedUlid(1));
    expect((await house.recordings.list()).recordings).toHaveLength(1);
    await house.recordings.reportGone(numberedUlid(2));
    expect((await house.recordings.list()).recordings).toEqual([]);
  });

  it('one that no report used stays', async () => {
    const house = await five();
    await house.recordings.reportGone(numberedUlid(1));
    expect((await house.recordings.list()).recordings).toHaveLength(1);
  });
});
