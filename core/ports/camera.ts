import type { Rect } from '../evidence/rect.ts';

/** A part of a frozen desktop. Sizes in pixels; `origin` on the whole desktop, in physical pixels. */
export interface CutPicture {
  origin: { x: number; y: number };
  width: number;
  height: number;
  /** The PNG, made away from the main thread; null when that failed. */
  png(): Promise<Uint8Array | null>;
}

/** The desktop as it was at one moment. */
export interface FrozenDesktop {
  /**
   * The part that lies in `area`, of the display that it mostly lies on; null for `area`: the whole display around
   * `place`, or the main one. Null: that display was not frozen.
   */
  cut(area: Rect | null, place: { x: number; y: number } | null): Promise<CutPicture | null>;
}

/** Freezes the desktop for one step. Never rejects, bounded in time. */
export interface StepCamera {
  freeze(): Promise<FrozenDesktop>;
  /** No more pictures are wanted; what is still on its way is lost. */
  close(): void;
}
