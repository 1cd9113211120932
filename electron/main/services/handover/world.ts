import type { Courier } from '../../../../core/outbox/courier.ts';
import type { TicketStore } from '../../../../core/ports/stores.ts';
import type { Chance, Clock, Logger, Secrets } from '../../../../core/ports/world.ts';
import type { Describe } from '../../../../core/report/report.ts';
import type { FileSystem } from '../../../adapters/files/fileSystem.ts';

/** What handing over and taking over need of the house. */
export interface HandOverWorld {
  tickets: TicketStore;
  outbox: () => Pick<Courier, 'amend' | 'add'>;
  /** Resolves when every ticket on disk is known to the outbox. */
  known: () => Promise<void>;
  secrets: Pick<Secrets, 'get' | 'set'>;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'ulid'>;
  describe: Describe;
  app: { version: string; platform: string };
  /** Name of the desk that tickets go to from here. */
  desk: () => string;
  logger: Logger;
  /** Where files that travel are written: the disk itself, because nobody else has the key of our own folders. */
  fs: FileSystem;
}
