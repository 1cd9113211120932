import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { cutVideo } from '../../../renderer/video/cut.ts';

const frames = 50;
const perSecond = 5;

/** The content of a picture: nothing that decodes, but it can be found again. */
const content = (frame: number): Uint8Array =>
  new TextEncoder().encode(`picture number ${frame} of the film`);

/** Ten seconds, a whole picture each second; without its length, as a browser films it. */
async function film(): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat({ appendOnly: true }), target });
  const source = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(source);
  await output.start();
  for (let frame = 0; frame < frames; frame += 1) {
    const type = frame % perSecond === 0 ? 'key' : 'delta';
    const packet = new EncodedPacket(content(frame), type, frame / perSecond, 1 / perSecond);
    await source.add(packet, {
      decoderConfig: { codec: 'vp09.00.10.08', codedWidth: 64, codedHeight: 64 },
    });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

async function pictures(bytes: Uint8Array): Promise<string[]> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('no track');
  const found: string[] = [];
  for await (const packet of new EncodedPacketSink(track).packets())
    found.push(new TextDecoder().decode(packet.data));
  return found;
}

describe('cutting a film', () => {
  it('gives the whole film a length and an index', async () => {
    const whole = await film();
    const indexed = await cutVideo(whole);
    expect(await pictures(indexed)).toHaveLength(frames);
    const input = new Input({ source: new BufferSource(indexed), formats: ALL_FORMATS });
    expect(await input.computeDuration()).toBeCloseTo((frames - 1) / perSecond, 1);
  });

  it('leaves nothing in that lies outside of the part', async () => {
    const cut = await cutVideo(await film(), { start: 2.5, end: 6.9 });
    const found = await pictures(cut);
    expect(found[0]).toBe('picture number 15 of the film');
    const text = Buffer.from(cut).toString('latin1');
    for (let frame = 0; frame < frames; frame += 1)
      if (frame / perSecond < 2.5 || frame / perSecond >= 6.9)
        expect(text).not.toContain(`number ${frame} of`);
    expect(found.length).toBeGreaterThan(10);
  });

  it('refuses what is no film', async () => {
    await expect(cutVideo(new TextEncoder().encode('not a film at all'))).rejects.toThrow();
  });
});
