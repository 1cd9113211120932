import type { Translate } from '../../texts/texts.ts';

/** A time zone that this runtime knows; UTC for a name it does not. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * An instant (ISO 8601) as people read it at the place where the report was written, with the zone's name, and in UTC
 * for those who compare it with logs: "Sunday, November 22, 2026 at 1:19 PM GMT+1 (2026-11-22 12:19:05 UTC)".
 */
export function formatMoment(
  instant: string,
  timeZone: string,
  language: string,
  translate: Translate,
): string {
  const date = new Date(instant);
  const local = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: knownZone(timeZone),
  }).format(date);
  return translate('report:moment', {
    // Newer Unicode data puts spaces there that old help desks show as boxes.
    local: local.replace(/[\u202f\u2009]/g, ' '),
    utc: date.toISOString().slice(0, 19).replace('T', ' '),
  });
}

/** A language tag that Intl takes; English for one it does not. */
export function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
