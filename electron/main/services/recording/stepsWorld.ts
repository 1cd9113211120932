import type { StepCamera } from '../../../../core/ports/camera.ts';
import type { Controls, OpenControls } from '../../../../core/ports/controls.ts';
import type { InputSource } from '../../../../core/ports/input.ts';
import type { RecordingStore } from '../../../../core/ports/recordings.ts';
import type { DesktopWindow, DesktopWindows, OpenDesktopWindows } from '../../../../core/ports/windows.ts';
import type { Chance, Clock, Logger } from '../../../../core/ports/world.ts';
import type { MachineDetails } from '../../../../core/evidence/machine.ts';
import type { Point } from '../../../../core/evidence/marks.ts';
import type { EndedBy } from './recorder.ts';

/** What a recording of steps is handed. */
export interface StepsWorld {
  store: RecordingStore;
  input: InputSource;
  openWindows: OpenDesktopWindows;
  openControls: OpenControls;
  camera: StepCamera;
  clock: Clock;
  chance: Chance;
  logger: Logger;
  /** What is in the picture of a step, read at each. */
  pictures: () => 'window' | 'screen' | 'none';
  ours: OurWindows;
  /** Describes the machine as it is now, for comparing recordings; may take seconds. */
  describeMachine: () => Promise<MachineDetails>;
  /** The state is another. */
  changed: () => void;
  /** It ended by itself; what was recorded before is kept. */
  ended: (by: EndedBy) => void;
}

/** What of the desktop is this app: it never records itself. Places in physical pixels of the whole desktop. */
export interface OurWindows {
  /** Whether a click at this place, or null for a key, goes to a window of ours, as far as we know without asking the system. */
  reached: (place: Point | null) => boolean;
  isOurs: (window: DesktopWindow) => boolean;
  /** Shortcuts of ours ("Ctrl+Shift+F8"): pressing one is no step. */
  shortcuts: () => readonly string[];
}

/** The system's answers while one recording runs; null: it does not tell. */
export interface Surroundings {
  windows: DesktopWindows | null;
  controls: Controls | null;
}
