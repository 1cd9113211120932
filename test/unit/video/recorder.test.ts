import { beforeEach, describe, expect, it } from 'vitest';
import { bitsPerSecond, endIsNear, timeLeft } from '../../../core/evidence/video.ts';
import { fail } from '../../../core/result.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import type { FilmHooks } from '../../../electron/main/services/video/filmPage.ts';
import { VideoRecorder } from '../../../electron/main/services/video/videoRecorder.ts';
import type { EndedBy } from '../../../electron/main/services/recording/recorder.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder, textOf } from '../../fakes/temporaryFolder.ts';

const settings = { framesPerSecond: 5, quality: 'medium', maxSeconds: 60, maxMegabytes: 1 } as const;
const megabyte = 1024 * 1024;

describe('how long a film can go on', () => {
  it('is bounded by its length', () => {
    expect(timeLeft(settings, 20_000, 10)).toBe(40_000);
    expect(timeLeft(settings, 70_000, 10)).toBe(0);
  });

  it('is bounded by its size, at the pace at which it grew', () => {
    expect(timeLeft(settings, 10_000, megabyte / 2)).toBe(10_000);
    expect(timeLeft(settings, 10_000, megabyte)).toBe(0);
    // The first picture alone says nothing about the pace.
    expect(timeLeft(settings, 500, megabyte / 2)).toBe(59_500);
  });

  it('is told when the end is near', () => {
    expect([endIsNear(15_000), endIsNear(15_001)]).toEqual([true, false]);
  });

  it('comes from a rate that follows pixels, pictures a second and quality', () => {
    const pixels = 1920 * 1080;
    const perMinute = (bitsPerSecond(settings, pixels) * 60) / 8 / megabyte;
    expect(perMinute).toBeGreaterThan(3);
    expect(perMinute).toBeLessThan(5);
    expect(bitsPerSecond({ ...settings, quality: 'high' }, pixels)).toBeGreaterThan(
      2 * bitsPerSecond(settings, pixels),
    );
  });
});

describe('filming into a draft', () => {
  let store: FileDraftStore;
  let drafts: Drafts;
  let draftId: string;
  let page: FilmHooks;
  let commands: string[];
  let ended: EndedBy[];
  let clock: ReturnType<typeof steppedClock>;

  beforeEach(async () => {
    const chance = fixedChance();
    store = new FileDraftStore({
      root: temporaryFolder(),
      logger: memoryLogger(),
      ulid: () => chance.ulid(),
    });
    clock = steppedClock();
    drafts = new Drafts(store, clock, fixedChance(), () => undefined);
    commands = [];
    ended = [];
    const made = await drafts.create('window', {});
    if (!made.ok) throw new Error(made.failure.kind);
    draftId = made.value.id;
  });

  const begin = (with_: Partial<Drafts> = {}) =>
    VideoRecorder.begin(
      {
        drafts: {
          addFile: (...all) => (with_.addFile ?? drafts.addFile.bind(drafts))(...all),
          replaceFile: (...all) => (with_.replaceFile ?? drafts.replaceFile.bind(drafts))(...all),
          removeAttachments: (...all) => drafts.removeAttachments(...all),
        },
        openPage: (hooks) => {
          page = hooks;
          return { tell: (command) => commands.push(command), close: () => commands.push('close') };
        },
        clock,
        logger: memoryLogger(),
      },
      {
        recordingId: fixedChance().ulid(),
        draftId,
        sourceId: 's',
        pixels: 100,
        name: 'Video 1.webm',
        settings,
      },
      { changed: () => undefined, ended: (by) => ended.push(by) },
    );
  async function started(with_: Partial<Drafts> = {}): Promise<VideoRecorder> {
    const beginning = begin(with_);
    page.act({ kind: 'started', width: 10, height: 10 });
    const begun = await beginning;
    if (!begun.ok) throw new Error(begun.failure.kind);
    return begun.value;
  }
  async function kept(): Promise<[string, string][]> {
    const draft = await drafts.read(draftId);
    if (!draft.ok) throw new Error(draft.failure.kind);
    const texts: [string, string][] = [];
    for (const one of draft.value.attachments)
      texts.push([one.name, await textOf(store.readAttachment(draftId, one))]);
    return texts;
  }
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

  it('keeps the film with its index, once, and tells how it stands meanwhile', async () => {
    const recorder = await started();
    await clock.pass(2_000);
    page.act({ kind: 'filmed', bytes: bytes('abc') });
    expect(recorder.state()).toMatchObject({ kind: 'video', elapsed: 2_000, bytes: 3, paused: false });
    await recorder.pause();
    await clock.pass(5_000);
    await recorder.resume();
    expect(recorder.state()).toMatchObject({ elapsed: 2_000 });
    const stopping = recorder.stop();
    page.act({ kind: 'filmed', bytes: bytes('def') });
    page.act({ kind: 'indexed', bytes: bytes('ABC') });
    page.act({ kind: 'indexed', bytes: bytes('DEF') });
    page.act({ kind: 'done' });
    await stopping;
    expect(commands).toEqual(['pause', 'resume', 'stop', 'close']);
    expect(await kept()).toEqual([['Video 1.webm', 'ABCDEF']]);
    expect(ended).toEqual([]);
  });

  it('keeps what was filmed when the page is gone', async () => {
    const recorder = await started();
    page.act({ kind: 'filmed', bytes: bytes('abc') });
    page.gone();
    expect(ended).toEqual([{ kind: 'limit' }]);
    await recorder.stop();
    expect(await kept()).toEqual([['Video 1.webm', 'abc']]);
  });

  it('keeps what was filmed when the index does not come', async () => {
    const recorder = await started();
    page.act({ kind: 'filmed', bytes: bytes('abc') });
    const stopping = recorder.stop();
    page.act({ kind: 'indexed', bytes: bytes('AB') });
    await clock.pass(31_000);
    await stopping;
    expect(await kept()).toEqual([['Video 1.webm', 'abc']]);
  });

  it('ends at its limits, and warns before', async () => {
    const recorder = await started();
    await clock.pass(46_000);
    expect(recorder.state()).toMatchObject({ remaining: 14_000 });
    await clock.pass(15_000);
    expect(ended).toEqual([{ kind: 'limit' }]);
    const stopping = recorder.stop();
    page.act({ kind: 'done' });
    await stopping;
  });

  it('ends when the disk refuses', async () => {
    await started({ addFile: async () => fail({ kind: 'diskFull' }) });
    await expect.poll(() => ended).toEqual([{ kind: 'disk', failure: { kind: 'diskFull' } }]);
  });

  it('leaves nothing behind when nothing could be filmed', async () => {
    const beginning = begin();
    page.act({ kind: 'failed', detail: 'NotAllowedError' });
    expect(await beginning).toMatchObject({ ok: false, failure: { kind: 'other' } });
    expect(await kept()).toEqual([]);
  });
});
