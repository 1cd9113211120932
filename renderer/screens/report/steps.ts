import type { Step } from '../../../core/ticket/draft.ts';
import { limits } from '../../../core/ticket/limits.ts';

/** The list after a change, and the row that should have the focus now (none: leave it where it is). */
export interface StepsChange {
  steps: Step[];
  focus?: string;
}

type NewId = () => string;

const changed = (steps: Step[], focus: string | undefined): StepsChange =>
  focus === undefined ? { steps } : { steps, focus };

/** An empty step after the row `after`, or at the end. A full list stays as it is. */
export function addStep(steps: readonly Step[], after: string | null, newId: NewId): StepsChange {
  if (steps.length >= limits.steps) return { steps: [...steps] };
  const at = after === null ? steps.length : steps.findIndex(({ id }) => id === after) + 1;
  const added = { id: newId(), text: '' };
  return { steps: [...steps.slice(0, at), added, ...steps.slice(at)], focus: added.id };
}

/** The list with other words in one row. */
export function writeStep(steps: readonly Step[], id: string, text: string): StepsChange {
  return {
    steps: steps.map((step) => (step.id === id ? { ...step, text: text.slice(0, limits.step) } : step)),
  };
}

/** The list without a row; the one before it gets the focus, so that writing goes on. */
export function removeStep(steps: readonly Step[], id: string): StepsChange {
  const at = steps.findIndex((step) => step.id === id);
  const left = steps.filter((step) => step.id !== id);
  return changed(left, left[Math.max(0, at - 1)]?.id);
}

/** The list with a row at another place; places outside of the list are its ends. */
export function moveStep(steps: readonly Step[], id: string, to: number): StepsChange {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) return { steps: [...steps] };
  const others = steps.filter((one) => one.id !== id);
  const at = Math.min(others.length, Math.max(0, to));
  return { steps: [...others.slice(0, at), step, ...others.slice(at)], focus: id };
}

/** Numbers and bullets that lists bring along when they are copied: "1. ", "2) ", "- ", "• ". */
const listMark = /^\s*(?:\d{1,3}[.)]|[-*•–])\s+/;

/**
 * Pastes several lines into a row at `[start, end)`: each line becomes a step. Null when there is only one line: the
 * field takes that by itself.
 */
export function pasteLines(
  steps: readonly Step[],
  id: string,
  pasted: { text: string; start: number; end: number },
  newId: NewId,
): StepsChange | null {
  const lines = pasted.text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(listMark, '').trim())
    .filter((line) => line !== '');
  const at = steps.findIndex((step) => step.id === id);
  const row = steps[at];
  if (lines.length < 2 || row === undefined) return null;
  const texts = [...lines];
  texts[0] = row.text.slice(0, pasted.start) + (texts[0] ?? '');
  texts[texts.length - 1] = (texts.at(-1) ?? '') + row.text.slice(pasted.end);
  const room = limits.steps - steps.length + 1;
  const rows = texts
    .slice(0, room)
    .map((text, index) => ({ id: index === 0 ? id : newId(), text: text.slice(0, limits.step) }));
  return changed([...steps.slice(0, at), ...rows, ...steps.slice(at + 1)], rows.at(-1)?.id);
}
