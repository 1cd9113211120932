import { videoPieceBytes, type VideoPageApi } from '../../core/contract/videoPageCalls.ts';
import { cutVideo } from './cut.ts';

declare global {
  interface Window {
    readonly video: VideoPageApi;
  }
}

/** Whole pictures come at least so often, in milliseconds: a film can be cut where one is. */
const keyFrames = 1000;
/** How often what was filmed is handed over, in milliseconds. */
const slice = 1000;

/** Chromium's way to name a screen or window (https://www.electronjs.org/docs/latest/api/desktop-capturer). */
interface DesktopConstraints {
  mandatory: { chromeMediaSource: 'desktop'; chromeMediaSourceId: string; maxFrameRate: number };
}

/** `videoKeyFrameIntervalDuration` stands in the specification and not yet in TypeScript's library. */
type Options = MediaRecorderOptions & { videoKeyFrameIntervalDuration: number };

const { video } = window;

async function film(): Promise<void> {
  const { sourceId, framesPerSecond, bitsPerSecond } = await video.describeVideo();
  const wanted: DesktopConstraints = {
    mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: sourceId, maxFrameRate: framesPerSecond },
  };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: wanted as MediaTrackConstraints,
  });
  const [track] = stream.getVideoTracks();
  const { width = 1, height = 1 } = track?.getSettings() ?? {};
  const options: Options = {
    mimeType: 'video/webm;codecs=vp9',
    videoBitsPerSecond: bitsPerSecond,
    videoKeyFrameIntervalDuration: keyFrames,
  };
  const recorder = new MediaRecorder(stream, options);
  const pieces: Uint8Array[] = [];
  let sending = Promise.resolve();
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
  recorder.addEventListener('dataavailable', ({ data }) => {
    // In the order in which they were filmed.
    sending = sending.then(async () => {
      const bytes = new Uint8Array(await data.arrayBuffer());
      pieces.push(bytes);
      await video.videoAct({ kind: 'filmed', bytes });
    });
  });
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  // The window that was filmed is closed.
  track?.addEventListener('ended', stop);
  video.onChange(({ kind }) => {
    if (kind === 'stop') stop();
    else if (kind === 'pause') recorder.pause();
    else recorder.resume();
  });
  recorder.start(slice);
  await video.videoAct({ kind: 'started', width, height });
  await ended;
  for (const one of stream.getTracks()) one.stop();
  await sending;
  await hand(await cutVideo(joined(pieces)));
  await video.videoAct({ kind: 'done' });
}

async function hand(bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; at += videoPieceBytes)
    await video.videoAct({ kind: 'indexed', bytes: bytes.slice(at, at + videoPieceBytes) });
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

film().catch((error: unknown) => video.videoAct({ kind: 'failed', detail: String(error).slice(0, 2000) }));
