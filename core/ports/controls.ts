import type { Area, Point } from '../evidence/marks.ts';
import type { StepControl } from '../evidence/recording.ts';

/** A control as the system's accessibility tells it. `area` in physical pixels of the whole desktop, where known. */
export interface NamedControl extends StepControl {
  area: Area | null;
}

/** Names of what is under the pointer. Never rejects; whoever asks bounds it in time. */
export interface Controls {
  /** `pid`: of the program whose window is there; null gives null, because another program's control would be a lie. */
  at(place: Point, pid: number | null): Promise<NamedControl | null>;
  close(): void;
}

/** Connects to the system's accessibility; null where there is none to ask. */
export type OpenControls = () => Promise<Controls | null>;
