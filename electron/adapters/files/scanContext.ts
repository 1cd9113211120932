import type { TicketStore } from '../../../core/ports/stores.ts';
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
export type Scanned = ReturnType<TicketStore['list']> extends AsyncIterable<infer Found> ? Found : never;
