import type { readingCalls as rows } from '../../core/contract/readingCalls.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';

/** Answers the calls about the text in pictures. */
export function readingCalls({ reading }: House): Pick<Handlers, keyof typeof rows> {
  return {
    readPicture: (request) => reading.read(request),
    declineSuggestions: (request) => reading.decline(request),
  };
}
