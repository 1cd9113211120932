import type { DraftAttachment } from '../ticket/draft.ts';

/** A desk's limits in bytes; absent: none that it tells. */
export interface DeskLimits {
  maxAttachmentBytes?: number | undefined;
  maxTotalBytes?: number | undefined;
}

/** How much leaves, beside what the desk takes. In bytes. */
export interface SizeView {
  total: number;
  limit: number | null;
  /** Included attachments that alone are over the desk's limit. */
  tooLarge: DraftAttachment[];
  /** Over one limit or the other: the desk would refuse it. */
  over: boolean;
  /** What to leave out or, where it can be, make smaller, largest first; empty while everything fits. */
  offers: { attachment: DraftAttachment; canShrink: boolean }[];
}

/** Most attachments that are offered at once: more would be a list to study. */
const mostOffers = 5;

/** What the attachments that are to be sent weigh, and what could stay behind when it is too much. */
export function weigh(attachments: readonly DraftAttachment[], limits: DeskLimits): SizeView {
  const included = attachments.filter((attachment) => attachment.included);
  const total = included.reduce((sum, { size }) => sum + size, 0);
  const limit = limits.maxTotalBytes ?? null;
  const each = limits.maxAttachmentBytes ?? Infinity;
  const tooLarge = included.filter(({ size }) => size > each);
  const tooMuch = limit !== null && total > limit;
  const largest = included.toSorted((a, b) => b.size - a.size);
  return {
    total,
    limit,
    tooLarge,
    over: tooMuch || tooLarge.length > 0,
    offers: (tooMuch ? largest : tooLarge)
      .slice(0, mostOffers)
      .map((attachment) => ({ attachment, canShrink: canShrink(attachment) })),
  };
}

/** Narrower than this nothing can be read any more, in pixels. */
const narrowest = 640;

/** A picture of the screen keeps its sense at half its width and height, and again. */
function canShrink({ mediaType, width, marks }: DraftAttachment): boolean {
  return mediaType === 'image/png' && (width ?? 0) / 2 >= narrowest && marks?.scale !== 0.25;
}
