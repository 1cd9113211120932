import { useEffect, useState } from 'react';
import type { CallResponse } from '../../core/contract/calls.ts';
import type { DraftAttachment } from '../../core/ticket/draft.ts';
import { pngOfImage } from '../ui/pngOf.ts';
import { api } from './api.ts';
import { draftPictureUrl } from './urls.ts';

/** What a picture says, and what was done about what looks private in it. */
export type PictureText = CallResponse<'readPicture'>;

/** As much of an attachment as is needed; that of a sealed ticket has no more. */
type Readable = Pick<DraftAttachment, 'id'> & Partial<Pick<DraftAttachment, 'original' | 'declined'>>;

const keyOf = ({ id, original }: Readable): string => original?.id ?? id;
/** Another one after each marking and each answer: then the picture is asked about again. */
const versionOf = ({ id, declined = [] }: Readable): string => `${id} ${declined.join(' ')}`;

/**
 * What the pictures of a draft say, by the id of the unmarked picture (`pictureKey`). A picture that is still being read
 * is not in it. Marks and declined suggestions are followed.
 */
export function usePictureTexts(
  draftId: string,
  pictures: readonly Readable[],
): ReadonlyMap<string, PictureText> {
  const [texts, setTexts] = useState<ReadonlyMap<string, PictureText>>(new Map());
  const asked = JSON.stringify(pictures.map((picture) => [picture.id, keyOf(picture), versionOf(picture)]));
  useEffect(() => {
    let shown = true;
    const wanted = JSON.parse(asked) as [id: string, key: string, version: string][];
    for (const [attachmentId, key] of wanted) {
      void readPicture(draftId, attachmentId, key).then((text) => {
        if (!shown) return;
        // A picture that was marked meanwhile is asked about under its new id: what is known holds until then.
        const gone = text.kind === 'failed' && text.reason === 'gone';
        setTexts((before) => (gone && before.has(key) ? before : new Map(before).set(key, text)));
      });
    }
    return () => {
      shown = false;
    };
  }, [draftId, asked]);
  const there = new Set(pictures.map(keyOf));
  return new Map([...texts].filter(([key]) => there.has(key)));
}

/** Photos and other pictures that are no PNG are decoded here, in the page's sandbox, and read then. */
async function readPicture(draftId: string, attachmentId: string, key: string): Promise<PictureText> {
  const text = await api.readPicture({ draftId, attachmentId });
  if (text.kind !== 'failed' || text.reason !== 'notAPicture') return text;
  const image = new Image();
  image.src = draftPictureUrl(draftId, key);
  try {
    await image.decode();
    return await api.readPicture({ draftId, attachmentId, decoded: await pngOfImage(image) });
  } catch {
    // Nothing that this page can show either: it stays a picture that nobody looked into.
    return text;
  }
}

/** How many places look private and were neither covered nor declined. */
export function openPlaces(text: PictureText | undefined): number {
  if (text?.kind !== 'read') return 0;
  return text.suggestions.filter(({ answer }) => answer === 'open').length;
}
