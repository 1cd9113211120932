import type { RawLine } from './lines.ts';
import type { Engine } from './serve.ts';

/** The part of tesseract.js that is used. */
export interface TesseractModule {
  createWorker: (
    languages: string[],
    mode: number,
    options: Record<string, unknown>,
  ) => Promise<{
    recognize(
      page: Uint8Array,
      options: object,
      output: { blocks: true; text: false },
    ): Promise<{ data: { blocks: { paragraphs: { lines: RawLine[] }[] }[] | null } }>;
    terminate(): Promise<unknown>;
  }>;
}

/** Its neural engine alone: what the data of 4.0.0_best_int are for. */
const neural = 1;

/**
 * Starts Tesseract with data from a folder of ours. It does not reach the network: a folder that is no URL is read from
 * the disk, and nothing is cached.
 */
export async function startTesseract(
  { createWorker }: TesseractModule,
  languages: readonly string[],
  dataFolder: string,
): Promise<Engine> {
  const worker = await createWorker([...languages], neural, {
    langPath: dataFolder,
    gzip: true,
    cacheMethod: 'none',
  });
  return {
    async recognise(pgm) {
      const { data } = await worker.recognize(pgm, {}, { blocks: true, text: false });
      return (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
    },
    end: () => worker.terminate(),
  };
}
