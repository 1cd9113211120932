import { z } from 'zod';
import { Area } from '../evidence/marks.ts';
import { secretKinds } from '../evidence/secrets/index.ts';
import { Ulid } from '../ticket/attachment.ts';
import { maxDeclined, SuggestionId } from '../ticket/draft.ts';
import { Png } from './markupCalls.ts';
import { Done } from './views.ts';

/** A place that looks private, in pixels of the unmarked picture, and what the person did about it. */
const SuggestionView = z.strictObject({
  id: SuggestionId,
  area: Area,
  kind: z.enum(secretKinds),
  answer: z.enum(['open', 'covered', 'declined']),
});

const picture = { draftId: Ulid, attachmentId: Ulid };

/** Calls about the text in a draft's pictures. `attachmentId`: today's `attachment.id`, or that of its unmarked picture. */
export const readingCalls = {
  /**
   * What the unmarked picture says. Pictures are read by themselves, one after another; this waits for this one's turn,
   * up to minutes when there are many. Asked again it answers at once, with the answers that were given meanwhile.
   * `decoded`: for pictures that are no PNG, the unmarked picture as PNG, upright, as the page decoded it; without it
   * the answer is `notAPicture`.
   */
  readPicture: {
    request: z.strictObject({ ...picture, decoded: Png.nullable().default(null) }),
    response: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('read'),
        suggestions: z.array(SuggestionView),
        errorMessage: z.strictObject({ text: z.string() }).nullable(),
      }),
      /** Pictures are not read here: the setting says so. */
      z.strictObject({ kind: z.literal('off') }),
      /** Nobody looked for private places in it. `notAPicture`: of a kind that is not read. */
      z.strictObject({ kind: z.literal('failed'), reason: z.enum(['notAPicture', 'gone', 'notRead']) }),
    ]),
  },
  /** Which suggestions are declined now, all of them: remembered with the picture until the report is sent. */
  declineSuggestions: {
    request: z.strictObject({ ...picture, ids: z.array(SuggestionId).max(maxDeclined) }),
    response: Done,
  },
} as const;
