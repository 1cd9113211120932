import type { Area } from '../../core/evidence/marks.ts';
import type { SecretKind } from '../../core/evidence/secrets/kinds.ts';
import { covers } from './geometry.ts';
import type { Doc } from './shapes.ts';

/** A place in the picture that looks private. `id` stays the same for as long as the picture does. */
export interface Suggestion {
  id: string;
  area: Area;
  /** What it looks like. */
  kind: SecretKind;
}

/** Pixels by which a covered area may miss a suggestion's edge and still answer it. */
const slack = 2;

/**
 * The suggestions that nobody has answered yet: neither declined nor covered. What is undone is open again, and what
 * was covered by hand is not asked about.
 */
export function openSuggestions<S extends Suggestion>(suggestions: readonly S[], doc: Doc): readonly S[] {
  const covered = doc.marks.filter((mark) => mark.kind === 'redact');
  return suggestions.filter(
    ({ id, area }) =>
      !doc.declined.includes(id) && !covered.some((redaction) => covers(redaction.area, area, slack)),
  );
}
