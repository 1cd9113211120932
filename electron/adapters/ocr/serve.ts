import { wordsOf } from '../within.ts';
import type { ParentPort } from '../workers/parentPort.ts';
import type { Decoded } from './grey.ts';
import { toLines, type RawLine } from './lines.ts';
import type { OcrAnswer, OcrRequest } from './protocol.ts';
import { makeReadable } from './readable.ts';

/** Tesseract, ready for some languages. */
export interface Engine {
  recognise(pgm: Uint8Array): Promise<RawLine[]>;
  end(): Promise<unknown>;
}

export interface OcrTools {
  /** @throws if the bytes are no picture */
  decode(png: Uint8Array): Decoded;
  /** The size in the picture's head, before anything is unpacked; undefined if there is none. */
  sizeOf(png: Uint8Array): { width: number; height: number } | undefined;
  startEngine(languages: readonly string[], dataFolder: string): Promise<Engine>;
}

/** Four 4K screens; more would take memory that the person's programs need. */
const mostPixels = 34_000_000;

/** The reading process's side: one answer to each picture. The engine stays for the next one, unless it failed. */
export function serveOcr(port: ParentPort, tools: OcrTools): void {
  let started: { key: string; engine: Promise<Engine> } | undefined;
  const engineFor = async ({ languages, dataFolder }: OcrRequest): Promise<Engine> => {
    const key = languages.join('+');
    if (started !== undefined && started.key !== key) {
      const { engine } = started;
      started = undefined;
      await (await engine).end();
    }
    started ??= { key, engine: tools.startEngine(languages, dataFolder) };
    return started.engine;
  };
  const answer = async (request: OcrRequest): Promise<OcrAnswer> => {
    const size = tools.sizeOf(request.png);
    if (size === undefined) return { kind: 'failed', problem: 'notAPicture', detail: 'no head of a PNG' };
    if (size.width * size.height > mostPixels)
      return { kind: 'failed', problem: 'tooLarge', detail: `${size.width}×${size.height}` };
    let picture: Decoded;
    try {
      picture = tools.decode(request.png);
    } catch (error) {
      return { kind: 'failed', problem: 'notAPicture', detail: wordsOf(error) };
    }
    try {
      const { pgm, factor } = makeReadable(picture);
      return { kind: 'text', lines: toLines(await (await engineFor(request)).recognise(pgm), factor) };
    } catch (error) {
      started = undefined;
      return { kind: 'failed', problem: 'stopped', detail: wordsOf(error) };
    }
  };
  // Its only sender is the process that started this one.
  port.onMessage((message) => void answer(message as OcrRequest).then((told) => port.post(told)));
}
