import type { Notice } from '../../core/contract/views.ts';
import type { DraftFields } from '../../core/ticket/draft.ts';
import { parseReportLink } from '../../core/ticket/prefill.ts';
import type { Logger } from '../../core/ports/world.ts';

/**
 * What a link fills in, and what people are told of the rest. A link comes from anywhere: it is never more than words,
 * and one that is not followed opens an empty report.
 */
export function prefillFromLink(
  link: string,
  logger: Logger,
): { fields: Partial<DraftFields>; notice: Notice | null } {
  const parsed = parseReportLink(link);
  if (!parsed.ok) {
    logger.warn('link refused', { reason: parsed.failure.kind });
    return { fields: {}, notice: { kind: 'linkRefused', reason: parsed.failure.kind } };
  }
  const { fields, ignored, cut } = parsed.value;
  const whole = ignored.length === 0 && cut.length === 0;
  if (!whole) logger.info('link used in part', { ignored, cut });
  return { fields, notice: whole ? null : { kind: 'linkInPart', ignored, cut: cut.length > 0 } };
}
