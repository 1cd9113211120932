import type { Quarantined, StorageFailure } from '../ports/stores.ts';
import type { Result } from '../result.ts';
import type { Failure } from './failure.ts';
import type { ReportSummary } from './summary.ts';

/** What the courier tells its listeners. */
export type CourierEvent =
  /** A ticket is new or changed; a whole summary each time. */
  | { kind: 'report'; report: ReportSummary }
  /** A ticket is no longer on disk (it was moved away by hand). */
  | { kind: 'gone'; id: string }
  /** 0 to 1; at most one for each per cent. */
  | { kind: 'progress'; id: string; fraction: number }
  | { kind: 'quarantined'; quarantined: Quarantined }
  /** The situation changed: what the summaries say they wait for may have changed with it, so read them again. */
  | { kind: 'situation'; situation: Situation };

/** How the whole outbox stands. */
export interface Situation {
  /** `deliver`: this process delivers; `watch`: another one does, this one only shows; `stopped`. */
  mode: CourierMode;
  online: boolean;
  /** Tickets on disk are still being read. */
  scanning: boolean;
  /** Desks that refuse the app, with their reasons; what waits for them goes by itself once that is mended. */
  refusals: { desk: string; failure: Failure }[];
}

export type CourierMode = 'deliver' | 'watch' | 'stopped';

/** Why the courier did not do what a person asked for. */
export type CourierRefusal =
  /** It is on its way at this moment: ask again when the attempt has ended. */
  | { kind: 'sending' }
  | { kind: 'delivered' }
  /** There is no such ticket. */
  | { kind: 'unknown' }
  /** Another process delivers from this data folder. */
  | { kind: 'elsewhere' }
  | { kind: 'storage'; failure: StorageFailure };

export type CourierAnswer = Promise<Result<void, CourierRefusal>>;
