import type { ReadLine } from '../evidence/readText.ts';
import type { Result } from '../result.ts';

/** Why a picture was not read; `detail` is for the log. */
export interface ReadingFailure {
  /**
   * `notAPicture`: its bytes are none that can be read. `tooLarge`: it has too many pixels. `noLanguage`: the app came
   * without the data of any language asked for. `stopped`: the process that read ended. `cancelled`: as asked.
   */
  kind: 'notAPicture' | 'tooLarge' | 'noLanguage' | 'timeout' | 'stopped' | 'cancelled';
  detail?: string;
}

export interface ReadingRequest {
  /** ISO 639-3 codes, the most likely first. Those whose data did not come with the app are passed over. */
  languages: readonly string[];
  /** Aborted when nobody needs the text any more. */
  signal?: AbortSignal;
}

/** Reads text in pictures, on this machine alone. */
export interface TextReader {
  /** ISO 639-3 codes of the languages whose data came with the app. */
  languages(): readonly string[];
  /**
   * One picture after another, each bounded in time, away from main process and window. Never rejects. Takes seconds
   * for a whole screen: never wait for it before showing something.
   * @param png the unmarked picture
   */
  read(png: Uint8Array, request: ReadingRequest): Promise<Result<ReadLine[], ReadingFailure>>;
}
