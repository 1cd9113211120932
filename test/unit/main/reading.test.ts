import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadLine } from '../../../core/evidence/readText.ts';
import type { ReadingFailure, ReadingRequest, TextReader } from '../../../core/ports/textReader.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { DraftAttachment } from '../../../core/ticket/draft.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { Reading } from '../../../electron/main/services/reading/index.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { readLines } from '../../fakes/readLines.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { pieces, temporaryFolder } from '../../fakes/temporaryFolder.ts';

const secret = ['Signed in as anna@example.org', '', 'The folder could not be opened.'];

/** A reader that a test answers for. */
class WaitingReader implements TextReader {
  readonly asked: { png: string; request: ReadingRequest }[] = [];
  answer: (outcome: Result<ReadLine[], ReadingFailure>) => void = () => undefined;
  languages = (): string[] => ['eng'];
  read(png: Uint8Array, request: ReadingRequest): Promise<Result<ReadLine[], ReadingFailure>> {
    this.asked.push({ png: Buffer.from(png).toString(), request });
    return new Promise((resolve) => {
      this.answer = resolve;
      request.signal?.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })));
    });
  }
}

describe('reading the pictures of a draft', () => {
  let reader: WaitingReader;
  let drafts: Drafts;
  let reading: Reading;
  let draftId: string;
  let wanted: boolean;
  const clock = steppedClock();
  const chance = fixedChance();

  beforeEach(async () => {
    const logger = memoryLogger();
    const store = new FileDraftStore({ root: temporaryFolder(), logger, ulid: () => chance.ulid() });
    reader = new WaitingReader();
    wanted = true;
    drafts = new Drafts(store, clock, chance, (view) => reading.seen(view));
    reading = new Reading({
      ...{ drafts, store, reader, clock, logger },
      wanted: () => wanted,
      languages: () => ['sk-SK', 'en-GB'],
    });
    const made = await drafts.create('window', {});
    draftId = made.ok ? made.value.id : '';
  });

  async function add(content = 'pixels', mediaType = 'image/png'): Promise<DraftAttachment> {
    const about = { name: 'picture.png', mediaType, origin: 'pasted' as const };
    const added = await drafts.addFile(draftId, about, pieces(content), 1000);
    if (!added.ok) throw new Error(added.failure.kind);
    return added.value;
  }

  /** The pause is over, and the bytes have come from the disk. */
  async function begun(): Promise<void> {
    await clock.pass(1_500);
    await expect.poll(() => reader.asked.length).toBeGreaterThan(0);
  }

  it('begins by itself, English first, and is not done twice', async () => {
    const { id } = await add();
    await begun();
    const request = { draftId, attachmentId: id };
    const both = Promise.all([reading.read(request), reading.read(request)]);
    await clock.pass(0);
    reader.answer(ok(readLines(secret)));
    const [first, second] = await both;
    expect(reader.asked.map(({ png, request: { languages } }) => [png, languages])).toEqual([
      ['pixels', ['eng', 'slk']],
    ]);
    expect(first).toMatchObject({
      kind: 'read',
      suggestions: [{ kind: 'email', answer: 'open' }],
      errorMessage: { text: 'The folder could not be opened.' },
    });
    expect(second).toEqual(first);
  });

  it('never begins where it is switched off', async () => {
    wanted = false;
    const { id } = await add();
    await clock.pass(10_000);
    expect(await reading.read({ draftId, attachmentId: id })).toEqual({ kind: 'off' });
    expect(reader.asked).toEqual([]);
  });

  it('stops when the picture is removed, and before it began when that is at once', async () => {
    const { id } = await add();
    await begun();
    const asked = reading.read({ draftId, attachmentId: id });
    await clock.pass(0);
    await drafts.removeAttachments(draftId, () => true);
    drafts.setPending(draftId, {});
    expect(await asked).toEqual({ kind: 'failed', reason: 'gone' });
    expect(reader.asked[0]?.request.signal?.aborted).toBe(true);
    await add('others');
    await drafts.removeAttachments(draftId, () => true);
    drafts.setPending(draftId, {});
    await clock.pass(10_000);
    expect(reader.asked).toHaveLength(1);
  });

  it('stops when the draft is sent or discarded', async () => {
    await add();
    await begun();
    reading.forget(draftId);
    expect(reader.asked[0]?.request.signal?.aborted).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  it('remembers in the draft what was declined, also after the picture was marked', async () => {
    const picture = await add();
    await begun();
    reader.answer(ok(readLines(secret)));
    const request = { draftId, attachmentId: picture.id };
    const answer = await reading.read(request);
    const ids = answer.kind === 'read' ? answer.suggestions.map(({ id }) => id) : [];
    expect(await reading.decline({ ...request, ids })).toEqual({ kind: 'done' });
    expect(await reading.read(request)).toMatchObject({ suggestions: [{ answer: 'declined' }] });
    const draft = await drafts.read(draftId);
    expect(draft.ok && draft.value.attachments[0]?.declined).toEqual(ids);
    expect(await reading.decline({ ...request, ids: [] })).toEqual({ kind: 'done' });
    expect(await reading.read(request)).toMatchObject({ suggestions: [{ answer: 'open' }] });
  });

  it('knows what was covered meanwhile, and reads the unmarked picture only once', async () => {
    const picture = await add();
    await begun();
    reader.answer(ok(readLines(secret)));
    const answer = await reading.read({ draftId, attachmentId: picture.id });
    const [place] = answer.kind === 'read' ? answer.suggestions : [];
    const { id, name, mediaType, size, sha256 } = picture;
    const newId = chance.ulid();
    await drafts.change(draftId, (draft) => ({
      ...draft,
      attachments: [
        {
          ...picture,
          id: newId,
          marks: { schema: 1, marks: [{ kind: 'redact', id: 'm1', area: place!.area }], crop: null },
          original: { id, name, mediaType, size, sha256, width: 640, height: 480 },
        },
      ],
    }));
    drafts.setPending(draftId, {});
    for (const attachmentId of [newId, id])
      expect(await reading.read({ draftId, attachmentId })).toMatchObject({
        suggestions: [{ answer: 'covered' }],
      });
    expect(reader.asked).toHaveLength(1);
  });

  it.each<[ReadingFailure['kind'], string]>([
    ['notAPicture', 'notAPicture'],
    ['timeout', 'notRead'],
    ['noLanguage', 'notRead'],
    ['stopped', 'notRead'],
    ['tooLarge', 'notRead'],
  ])('says so when it failed: %s', async (kind, reason) => {
    const { id } = await add();
    await begun();
    reader.answer(fail({ kind }));
    expect(await reading.read({ draftId, attachmentId: id })).toEqual({ kind: 'failed', reason });
  });

  it('reads a photo as the page decoded it, and not before', async () => {
    const photo = await add('photo', 'image/jpeg');
    await clock.pass(10_000);
    const request = { draftId, attachmentId: photo.id };
    expect(await reading.read(request)).toEqual({ kind: 'failed', reason: 'notAPicture' });
    expect(reader.asked).toEqual([]);
    const read = reading.read({ ...request, decoded: new TextEncoder().encode('as PNG') });
    await begun();
    reader.answer(ok([]));
    expect(await read).toMatchObject({ kind: 'read', suggestions: [] });
    // Once: asked again it is known.
    expect(await reading.read(request)).toMatchObject({ kind: 'read' });
    expect(reader.asked).toHaveLength(1);
  });

  it('leaves alone what is no picture, and what is not in the draft', async () => {
    const text = await add('words', 'text/plain');
    await clock.pass(10_000);
    const gone = { kind: 'failed', reason: 'gone' };
    expect(await reading.read({ draftId, attachmentId: text.id })).toEqual(gone);
    expect(await reading.read({ draftId, attachmentId: chance.ulid() })).toEqual(gone);
    expect(reader.asked).toEqual([]);
  });

  it('tries itself out on an empty picture, and names the languages only when that went well', async () => {
    const well = reading.tryOut();
    reader.answer(ok([]));
    expect(await well).toEqual(['eng']);
    const badly = reading.tryOut();
    reader.answer(fail({ kind: 'stopped' }));
    expect(await badly).toEqual([]);
  });
});
