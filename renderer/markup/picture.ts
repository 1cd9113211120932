import type { PictureMarks } from '../../core/evidence/marks.ts';
import type { Suggestion } from './suggestion.ts';

/** What a person has drawn, ready to be saved. */
export interface MarkedWork {
  marks: PictureMarks;
  /** The annotations as a PNG (see renderOverlay); made when it is needed: drawing goes on meanwhile. */
  overlay: () => Promise<Uint8Array<ArrayBuffer> | null>;
  /** The unmarked picture as a PNG, as this page decoded it. */
  decoded: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** A picture that can be marked: where it comes from, what is drawn on it, where changes go. */
export interface MarkablePicture {
  name: string;
  /** Address of the unmarked picture. */
  url: string;
  /** What is drawn on it at the beginning. */
  marks: PictureMarks;
  /** Places that look private; more may arrive while it is open. */
  suggestions: readonly Suggestion[];
  /** Suggestions that were declined, by id. */
  declined: readonly string[];
  onDecline: (ids: readonly string[]) => void;
  /** Told of every change. Nothing has to be saved at once, and nothing may be lost. */
  onChange: (work: MarkedWork) => void;
  /** True when every change is safe. */
  flush: () => Promise<boolean>;
  /** Why changes are not safe yet, in words for a person; null while all is well. */
  trouble: string | null;
}
