/** How far away a retry is, as a key of `app:retry` and its count: calm, never by the second. */
export type RetryDistance =
  { unit: 'now' } | { unit: 'soon' } | { unit: 'minutes'; count: number } | { unit: 'hours'; count: number };

const minute = 60_000;

/** `until` as an ISO instant, `now` in milliseconds since 1970. Rounds up: it never says less than it takes. */
export function retryDistance(until: string, now: number): RetryDistance {
  const left = Date.parse(until) - now;
  if (!(left > 0)) return { unit: 'now' };
  if (left < minute) return { unit: 'soon' };
  if (left < 60 * minute) return { unit: 'minutes', count: Math.ceil(left / minute) };
  return { unit: 'hours', count: Math.ceil(left / (60 * minute)) };
}

/** Whole calendar days from `now` to `then` in the local time zone: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(now: Date, then: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(then) - midnight(now)) / (24 * 60 * minute));
}

/**
 * A moment as people say it: "today at 10:00", "tomorrow at 10:00", "Friday at 10:00" within a week, otherwise the
 * date. The words come from the browser's own knowledge of the language.
 */
export function momentWords(at: string, now: Date, language: string): { day: string; time: string } {
  const then = new Date(at);
  const days = daysBetween(now, then);
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(then);
  if (Math.abs(days) <= 1) {
    return { day: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day'), time };
  }
  const far = Math.abs(days) >= 7;
  const sameYear = then.getFullYear() === now.getFullYear();
  const day = new Intl.DateTimeFormat(
    language,
    far ? { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) } : { weekday: 'long' },
  ).format(then);
  // A weekday that has passed could be taken for the coming one.
  if (!far && days < 0) {
    return { day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(then), time };
  }
  return { day, time };
}

/** When an answer may be expected: the hours that the policy promises, from the receipt on. ISO instant. */
export function answerExpectedAt(receivedAt: string, hours: number): string {
  return new Date(Date.parse(receivedAt) + hours * 60 * minute).toISOString();
}
