import type { ProofProblem, Finished } from '../evidence/redactionProof.ts';
import type { Area } from '../evidence/marks.ts';
import type { StepPlace } from '../evidence/stepPlace.ts';

/** What is to be made of a picture. All PNG; places in pixels of `picture`. */
export interface FlattenJob {
  picture: Uint8Array;
  /** Annotations alone, in the size of the picture; null: none. */
  overlay: Uint8Array | null;
  /** What is kept, as it was drawn; null: everything. */
  crop: Area | null;
  /** What is covered, as it was drawn. */
  cover: readonly Area[];
  /** The finished picture is made smaller by this in each direction; absent: it is not. */
  scale?: 0.5 | 0.25;
  /** Where a recorded step happened; drawn below everything else. */
  place?: StepPlace;
}

/** A finished picture as PNG, or why there is none. */
export type Flattened =
  | { kind: 'flattened'; png: Uint8Array }
  | { kind: 'notDone'; problem: 'notAPicture' | 'otherSize' | 'tooManyPixels' };

/** Works on pixels away from the main thread. Rejects when that thread fails. */
export interface PictureStudio {
  flatten(job: FlattenJob): Promise<Flattened>;
  /** Decodes the bytes of a file anew and looks whether it is what it has to be. Null: it is. */
  prove(file: Uint8Array, finished: Finished): Promise<ProofProblem | null>;
}
