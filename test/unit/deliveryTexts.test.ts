import { describe, expect, it } from 'vitest';
import { FailureCode } from '../../core/outbox/failure.ts';
import delivery from '../../core/texts/en/delivery.json';

describe('the words for a failed delivery', () => {
  it('say for every failure what a person and what IT can do', () => {
    expect(Object.keys(delivery.failure).sort()).toEqual([...FailureCode.options].sort());
    for (const { person, it: forIt } of Object.values(delivery.failure)) {
      for (const words of [person, forIt]) expect(words).toMatch(/^[A-Z].*\.$/s);
      expect(`${person}${forIt}`).not.toMatch(/!|\berror occurred\b|\b[45]\d\d\b/);
      // Whatever happened, the person is told that nothing is lost.
      expect(person).toMatch(/saved|kept/);
    }
  });
});
