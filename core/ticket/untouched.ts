import type { Draft } from './draft.ts';

/**
 * True when nobody wrote anything yet: such a draft may be thrown away without a question. In a file of its own,
 * without schemas, so that the window can ask it too.
 */
export function isUntouched(draft: Draft): boolean {
  const written = [draft.summary, draft.details, draft.expected, draft.actual, draft.since, draft.tried];
  return (
    written.every((value) => value.trim() === '') &&
    draft.steps.every((step) => step.text.trim() === '') &&
    draft.attachments.every(({ origin, marks }) => origin === 'screenshot' && marks === undefined)
  );
}
