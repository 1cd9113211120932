import { desktopCapturer, screen } from 'electron';
import type { CallRequest, CallResponse } from '../../core/contract/calls.ts';
import type { VideoSettings } from '../../core/evidence/video.ts';
import { electronDisplays } from '../adapters/capture/displays.ts';
import { systemChance } from '../adapters/world/world.ts';
import type { Handlers } from '../ipc/handle.ts';
import { filmPages, type FilmPages } from '../ipc/pages.ts';
import type { House } from './house.ts';
import type { RecordingDesk } from './recordingDesk.ts';
import { VideoRecorder } from './services/video/videoRecorder.ts';
import { openFilmPageIn } from './windows/video/filmWindow.ts';

type Target = CallRequest<'startVideo'>['target'];
type Source = { id: string; pixels: number };

/** Everything about videos of this screen. */
export class VideoDesk {
  readonly pages: FilmPages;
  readonly #house: House;
  readonly #recording: RecordingDesk;
  readonly #openPage: ReturnType<typeof openFilmPageIn>;

  constructor(house: House, recording: RecordingDesk) {
    const { logger, paths } = house.ground;
    this.#house = house;
    this.#recording = recording;
    this.pages = filmPages(logger);
    this.#openPage = openFilmPageIn(paths.out, this.pages, logger);
  }

  /** The window's calls about videos. */
  calls(): Pick<Handlers, 'startVideo' | 'readVideo' | 'replaceVideo'> {
    const { drafts, atRest, evidence, ground } = this.#house;
    return {
      startVideo: ({ draftId, target }) => this.#start(draftId, target),
      readVideo: async ({ draftId, attachmentId }) => {
        const draft = await drafts.read(draftId);
        if (!draft.ok) return { kind: 'notDone', failure: draft.failure };
        const attachment = draft.value.attachments.find(({ id }) => id === attachmentId);
        if (attachment === undefined) return { kind: 'notDone', failure: { kind: 'notFound' } };
        try {
          const chunks: Uint8Array[] = [];
          for await (const chunk of atRest.drafts.readAttachment(draftId, attachment)) chunks.push(chunk);
          return { kind: 'video', bytes: new Uint8Array(Buffer.concat(chunks)) };
        } catch (error) {
          ground.logger.warn('a video cannot be read', { attachmentId, reason: String(error) });
          return { kind: 'notDone', failure: { kind: 'damaged', name: attachment.name } };
        }
      },
      replaceVideo: ({ draftId, attachmentId, bytes }) =>
        evidence.track(draftId, this.#replace(draftId, attachmentId, bytes)),
    };
  }

  async #start(draftId: string, target: Target): Promise<CallResponse<'startVideo'>> {
    const { drafts, ground } = this.#house;
    const { policy, translate, clock, logger } = ground;
    const source = await sourceOf(target);
    if (source === null) return { kind: 'gone' };
    const draft = await drafts.read(draftId);
    if (!draft.ok) return { kind: 'notFilmed' };
    const number = draft.value.attachments.filter(({ origin }) => origin === 'video').length + 1;
    const settings: VideoSettings = policy.settings().video;
    const order = {
      recordingId: systemChance.ulid(),
      draftId,
      sourceId: source.id,
      pixels: source.pixels,
      name: `${translate()('video:fileName', { number })}.webm`,
      settings,
    };
    const world = { drafts, openPage: this.#openPage, clock, logger };
    const started = await this.#recording.record((hooks) => VideoRecorder.begin(world, order, hooks), {
      screen: 'report',
      draftId,
    });
    return started.kind === 'notStarted' ? { kind: 'notFilmed' } : { kind: started.kind };
  }

  async #replace(
    draftId: string,
    attachmentId: string,
    bytes: Uint8Array,
  ): Promise<CallResponse<'replaceVideo'>> {
    async function* whole(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    const { drafts } = this.#house;
    const draft = await drafts.read(draftId);
    const old = draft.ok ? draft.value.attachments.find(({ id }) => id === attachmentId) : undefined;
    // Pictures are replaced by what was drawn on them and checked, and by nothing else.
    if (old?.origin !== 'video') return { kind: 'notDone', failure: { kind: 'notFound' } };
    const replaced = await drafts.replaceFile(draftId, attachmentId, whole());
    return replaced.ok ? { kind: 'replaced' } : { kind: 'notDone', failure: replaced.failure };
  }
}

/** What Electron calls the display or window; null: it is not there any more. */
async function sourceOf(target: Target): Promise<Source | null> {
  const sources = await desktopCapturer.getSources({
    types: [target.kind === 'display' ? 'screen' : 'window'],
    thumbnailSize: { width: 0, height: 0 },
  });
  const displays = electronDisplays(screen, process.platform);
  const largest = Math.max(...displays.map(({ width, height }) => width * height));
  if (target.kind === 'window') {
    const found = sources.find(({ id }) => id === target.id || id.startsWith(`window:${target.id}:`));
    // A GTK dialog is no source on X11, and can be filmed all the same by its number.
    const id = found?.id ?? (/^\d+$/.test(target.id) ? `window:${target.id}:0` : undefined);
    return id === undefined ? null : { id, pixels: largest };
  }
  const display = displays.find(({ id }) => id === target.id);
  const found =
    sources.find(({ display_id: id }) => id === target.id) ??
    (displays.length === 1 ? sources[0] : undefined);
  return display === undefined || found === undefined
    ? null
    : { id: found.id, pixels: display.width * display.height };
}
