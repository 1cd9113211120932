import { describe, expect, it } from 'vitest';
import { limits } from '../../../core/ticket/limits.ts';
import {
  addStep,
  moveStep,
  pasteLines,
  removeStep,
  writeStep,
} from '../../../renderer/screens/report/steps.ts';

const three = ['a', 'b', 'c'].map((id) => ({ id, text: `step ${id}` }));
const counter = () => {
  let next = 0;
  return () => `new${(next += 1)}`;
};
const texts = ({ steps }: { steps: { text: string }[] }) => steps.map(({ text }) => text);

describe('steps to reproduce', () => {
  it('Enter adds an empty step below and goes there', () => {
    const change = addStep(three, 'b', counter());
    expect(change.steps.map(({ id }) => id)).toEqual(['a', 'b', 'new1', 'c']);
    expect(change.focus).toBe('new1');
  });

  it('the button adds at the end', () => {
    expect(addStep(three, null, counter()).steps.at(-1)).toEqual({ id: 'new1', text: '' });
  });

  it('a full list takes no more', () => {
    const full = Array.from({ length: limits.steps }, (_, index) => ({ id: String(index), text: '' }));
    expect(addStep(full, null, counter())).toEqual({ steps: full });
  });

  it('removing goes to the step before, and from the first to the new first', () => {
    expect(removeStep(three, 'c')).toEqual({ steps: three.slice(0, 2), focus: 'b' });
    expect(removeStep(three, 'a')).toEqual({ steps: three.slice(1), focus: 'b' });
    expect(removeStep(three.slice(0, 1), 'a')).toEqual({ steps: [] });
  });

  it('moves a step and stops at the ends', () => {
    const order = (id: string, to: number) =>
      moveStep(three, id, to)
        .steps.map((step) => step.id)
        .join('');
    expect(order('a', 2)).toBe('bca');
    expect(order('c', 0)).toBe('cab');
    expect(order('a', -5)).toBe('abc');
    expect(order('a', 99)).toBe('bca');
    expect(order('unknown', 0)).toBe('abc');
  });

  it('writing changes one row and is cut where the draft would refuse it', () => {
    expect(texts(writeStep(three, 'b', 'other'))).toEqual(['step a', 'other', 'step c']);
    expect(writeStep(three, 'b', 'x'.repeat(3000)).steps[1]?.text).toHaveLength(limits.step);
  });

  it('several pasted lines become several steps, without their numbers and bullets', () => {
    const pasted = { text: '1. open it\r\n\r\n- click\n• wait\n2) close', start: 7, end: 7 };
    const change = pasteLines([{ id: 'a', text: 'First, and last' }], 'a', pasted, counter());
    expect(change && texts(change)).toEqual(['First, open it', 'click', 'wait', 'closeand last']);
    expect(change?.focus).toBe('new3');
  });

  it('one pasted line is left to the field', () => {
    expect(pasteLines(three, 'a', { text: 'only this\n', start: 0, end: 0 }, counter())).toBeNull();
  });

  it('pasting never makes the list longer than a draft takes', () => {
    const text = Array.from({ length: limits.steps }, (_, index) => `line ${index}`).join('\n');
    expect(pasteLines(three, 'b', { text, start: 0, end: 6 }, counter())?.steps).toHaveLength(limits.steps);
  });
});
