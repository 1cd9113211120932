import type { DraftFields } from '../../core/ticket/draft.ts';
import { parseReportLink } from '../../core/ticket/prefill.ts';
import type { House } from './house.ts';

/** What a link fills in; null when it is none that we follow. It comes from anywhere: never more than words. */
export function prefillFromLink(link: string, house: House): Partial<DraftFields> | null {
  const parsed = parseReportLink(link);
  if (!parsed.ok) {
    house.ground.logger.warn('link refused', { reason: parsed.failure.kind });
    return null;
  }
  const { fields, ignored, cut } = parsed.value;
  if (ignored.length > 0 || cut.length > 0) house.ground.logger.info('link used in part', { ignored, cut });
  return fields;
}
