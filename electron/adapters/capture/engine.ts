import type { PictureContent, Pixels } from '../../../core/evidence/pictureCheck.ts';
import type { CaptureProblem, DisplayPlace } from '../../../core/ports/capture.ts';

/** A display that is to be taken. */
export type CaptureDisplay = DisplayPlace;

/** The pixels of one display stand still in memory. `encode` makes the PNG of them, off the main thread. */
export interface FrozenPicture {
  content: PictureContent;
  encode(): Promise<Uint8Array>;
  /** Blue, green, red, alpha. */
  pixels(): Promise<Pixels>;
}

/** What an engine has to say about one display. */
export type Shot =
  | { displayId: string; frozen: FrozenPicture }
  | { displayId: string; problem: CaptureProblem; detail?: string };

/** One way of taking pictures. */
export interface CaptureEngine {
  readonly name: EngineName;
  /** Longest time for all displays together, in milliseconds. */
  readonly timeout: number;
  /**
   * Takes the displays asked for. May reject and may hang: whoever calls bounds it in time and aborts it then, and
   * the engine frees what it holds.
   */
  shoot(displays: readonly CaptureDisplay[], signal: AbortSignal): Promise<Shot[]>;
}

export type EngineName = 'desktop-capturer' | 'screenshot-desktop';

/**
 * Which engines, first to last. Electron's own is first everywhere: it is the quickest (60 ms against 200 ms for a
 * 1920×1080 display), needs no other program, and nothing has to be compiled for it (on Windows the other one
 * compiles its helper, which some policies forbid). Under Wayland only the portal sees the screen; the other engine
 * would photograph an empty X server.
 * @param wanted the order set by policy; empty: ours
 */
export function engineOrder(wanted: readonly EngineName[], wayland: boolean): EngineName[] {
  const order: readonly EngineName[] =
    wanted.length > 0 ? wanted : ['desktop-capturer', 'screenshot-desktop'];
  return wayland ? ['desktop-capturer'] : [...new Set(order)];
}

/** Whether the session is drawn by Wayland. */
export function isWayland(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform !== 'linux') return false;
  const session = env['XDG_SESSION_TYPE'];
  return session === undefined || session === 'tty' ? Boolean(env['WAYLAND_DISPLAY']) : session === 'wayland';
}
