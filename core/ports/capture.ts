/** A display as the system describes it; sizes in physical pixels. */
export interface DisplayInfo {
  id: string;
  label: string;
  width: number;
  height: number;
  primary: boolean;
}

/** One picture, encoded as PNG. Sizes in physical pixels. */
export interface Picture {
  display: DisplayInfo;
  png: Uint8Array;
  width: number;
  height: number;
  /** Name of the engine that took it. */
  engine: string;
}

/** Why an engine's picture was not used; each has a sentence in the texts (`capture.problem.*`). */
export type CaptureProblem =
  'failed' | 'timeout' | 'empty' | 'black' | 'wrongSize' | 'sameTwice' | 'missingTool' | 'denied';

export interface EngineFailure {
  engine: string;
  display?: string;
  problem: CaptureProblem;
  detail?: string;
}

/** All pictures that could be taken, and what went wrong on the way. `frozenAfter`: ms from the call until the pixels stood still. */
export interface CaptureOutcome {
  pictures: Picture[];
  failures: EngineFailure[];
  frozenAfter: number;
}

/** Takes a picture of every display. Never throws, never hangs: bounded in time. */
export interface ScreenCapture {
  /** `onFrozen` is called once, as soon as our own windows may show again: the pixels are taken, not yet encoded. */
  capture(onFrozen?: () => void): Promise<CaptureOutcome>;
}
