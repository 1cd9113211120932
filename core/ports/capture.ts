import type { Pixels } from '../evidence/pictureCheck.ts';
import type { Rect } from '../evidence/rect.ts';

/** A display as the system describes it; sizes in physical pixels. */
export interface DisplayInfo {
  id: string;
  label: string;
  width: number;
  height: number;
  primary: boolean;
}

/**
 * A display and where it stands. The desk is the plane in which the system lays its displays side by side, in units
 * that each display enlarges by its `scale` to its own pixels; with one scale for all it is their pixels, shrunk.
 */
export interface DisplayPlace extends DisplayInfo {
  desk: Rect;
  scale: number;
  /** Where its upper left pixel is on the whole screen, as programs that know no scale count. */
  x: number;
  y: number;
}

/**
 * How the system stands to pictures of the screen. `ask`: macOS asks the person at the first picture. `portal`:
 * Wayland asks each time what may be shared. `denied`: only the person or IT can change it, in the system's settings.
 */
export const screenAccesses = ['free', 'ask', 'portal', 'denied'] as const;
export type ScreenAccess = (typeof screenAccesses)[number];

/** What looks wrong in a picture that is used all the same, because nothing better was to be had (`capture:doubt.*`). */
export const pictureDoubts = ['plain', 'partlyBlack', 'enlarged', 'sameTwice', 'windowsMissing'] as const;
export type PictureDoubt = (typeof pictureDoubts)[number];

/** One picture, encoded as PNG. Sizes in physical pixels. */
export interface Picture {
  display: DisplayInfo;
  png: Uint8Array;
  width: number;
  height: number;
  /** Name of the engine that took it. */
  engine: string;
  doubt?: PictureDoubt;
}

/**
 * Why an engine's picture was not used; each has a sentence in the texts (`capture:problem.*`). `declined`: the person
 * chose to share nothing when the system asked.
 */
export const captureProblems = [
  'failed',
  'timeout',
  'empty',
  'black',
  'wrongSize',
  'missingTool',
  'denied',
  'declined',
  'notKept',
  ...pictureDoubts,
] as const;
export type CaptureProblem = (typeof captureProblems)[number];

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

/** The pixels of one display, standing still in memory: blue, green, red, alpha. */
export interface FrozenDisplay {
  display: DisplayPlace;
  engine: string;
  doubt?: PictureDoubt;
  pixels: () => Promise<Pixels>;
}

/** Every display that could be frozen, and what went wrong on the way. */
export interface FrozenScreens {
  displays: FrozenDisplay[];
  failures: EngineFailure[];
}

/** Takes a picture of every display. Never throws, never hangs: bounded in time. */
export interface ScreenCapture {
  /** `onFrozen` is called once, as soon as our own windows may show again: the pixels are taken, not yet encoded. */
  capture(onFrozen?: () => void): Promise<CaptureOutcome>;
  /** Freezes every display, for somebody who wants a part of the picture only. */
  freeze(): Promise<FrozenScreens>;
  /** Makes a PNG of pixels, away from the main thread; the failure as words when that cannot be done in time. */
  encode(pixels: Pixels): Promise<{ png: Uint8Array } | { problem: string }>;
}
