import type { Courier } from '../../../../core/outbox/courier.ts';
import type { Recordings } from './index.ts';

/** The copy of a settled report is gone; recordings go with it only if it was really sent. */
export function copyRemoved(id: string, courier: Courier, recordings: Recordings): void {
  const sent = courier.snapshot().some((one) => one.id === id && one.state.kind === 'delivered');
  courier.forget(id);
  if (sent) void recordings.reportGone(id);
}
