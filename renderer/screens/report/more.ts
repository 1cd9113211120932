import type { Draft } from '../../../core/ticket/draft.ts';

/** What can be told besides the one sentence, in the order in which help desks ask for it. */
export const topics = [
  'details',
  'steps',
  'expectation',
  'when',
  'tried',
  'hindrance',
  'category',
  'contact',
] as const;
export type Topic = (typeof topics)[number];

/** Whether something stands in a topic: such a topic is always shown. */
export function isAnswered(topic: Topic, draft: Draft): boolean {
  switch (topic) {
    case 'details':
      return draft.details !== '';
    case 'steps':
      return draft.steps.length > 0;
    case 'expectation':
      return draft.expected !== '' || draft.actual !== '';
    case 'when':
      return draft.since !== '' || draft.frequency !== null;
    case 'tried':
      return draft.tried !== '';
    case 'hindrance':
      return draft.hindrance !== null;
    case 'category':
      return draft.category !== null;
    case 'contact':
      return (
        draft.contact.callBack ||
        ['name', 'email', 'phone', 'bestTime'].some((key) => draft.contact[key as 'name'] !== '')
      );
  }
}
