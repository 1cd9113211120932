import type { Quarantined, StoredTicket } from '../../../core/ports/stores.ts';
import type { Logger } from '../../../core/ports/world.ts';
import type { DataFolder } from './dataFolder.ts';
import type { FileSystem } from './fileSystem.ts';

/** What a scan of the disk works with. */
export interface ScanContext {
  fs: FileSystem;
  folder: DataFolder;
  logger: Logger;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** One thing a scan came across. */
export type Scanned =
  { kind: 'ticket'; stored: StoredTicket } | { kind: 'quarantined'; quarantined: Quarantined };
