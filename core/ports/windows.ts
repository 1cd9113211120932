import type { Area, Point } from '../evidence/marks.ts';

/** A window of any program, as the system describes it now. Empty string: the system did not tell. */
export interface DesktopWindow {
  /** The system's own number for it, as text: on X11 the one that capture sources carry (`window:<id>:0`). */
  id: string;
  title: string;
  /** Name of the program ("Firefox", "XTerm"). */
  application: string;
  pid: number | null;
  /** With its frame, in physical pixels of the whole desktop; parts may lie outside of every display. */
  area: Area;
}

/** Which windows there are on the desktop. Only what can be seen: not what is minimised. Never rejects. */
export interface DesktopWindows {
  /** The one that the keys go to. */
  active(): Promise<DesktopWindow | null>;
  /**
   * The one that a click at this place reaches; null: none (the desktop itself, a panel). A menu or a tooltip is part
   * of the window that it belongs to: `area` covers both then.
   */
  at(place: Point): Promise<DesktopWindow | null>;
  /** Topmost first. */
  list(): Promise<DesktopWindow[]>;
  /** Called when another window becomes active, or the active one may have. Returns the unsubscriber. */
  onActiveChange(listener: () => void): () => void;
  /** Ends the connection to the system; everything answers with nothing from then on. */
  close(): void;
}

/** Connects to the system's list of windows; null where the system does not tell (Wayland, and not built for it yet: Windows, macOS). */
export type OpenDesktopWindows = () => Promise<DesktopWindows | null>;
