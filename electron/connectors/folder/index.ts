import { notDelivered } from '../../../core/outbox/httpFailure.ts';
import type { FolderDesk } from '../../../core/policy/desks/folder.ts';
import {
  AttachmentUnreadable,
  type DeliveryJob,
  type DeliveryOutcome,
  type HelpDesk,
} from '../../../core/ports/helpDesk.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { Describe } from '../../../core/report/report.ts';
import { composeFolder } from './compose.ts';
import { folderFailure } from './failure.ts';
import { machineFiles, type FolderFiles } from './files.ts';
import { findReport, folderReceipt } from './lookUp.ts';
import { verifyFolder } from './verify.ts';
import { Aborted, writeReport } from './write.ts';

/** What the folder desk is given. */
export interface FolderDeskOptions {
  settings: FolderDesk;
  /** Name of the desk for people. */
  name: string;
  /** Where reports go when the policy names no folder; made when it is missing. */
  defaultPath: string;
  describe: Describe;
  clock: Pick<Clock, 'now'>;
  files?: FolderFiles;
}

/**
 * Each report becomes a folder of its own: index.html to read and print, report.json for programs, attachments.
 * The folder may be a network share.
 */
export function createFolderDesk(options: FolderDeskOptions): HelpDesk {
  const { settings, name, defaultPath, describe, clock, files = machineFiles } = options;
  const root = settings.path ?? defaultPath;
  // A folder that IT named is never made: it would be made inside the mount point of a share that is not there.
  const creates = settings.path === undefined;

  return {
    name,
    capabilities: { lookUp: true, status: false, idempotencyKey: true, worksOffline: true },
    compose: (ticket) => composeFolder(ticket, describe),
    verify: () => verifyFolder(files, root, creates),

    async lookUp(reportId) {
      try {
        const folder = await findReport(files, root, reportId);
        if (folder === undefined) return { kind: 'absent' };
        return { kind: 'found', receipt: folderReceipt(name, folder, reportId, clock.now()) };
      } catch (error) {
        return { kind: 'unknown', failure: folderFailure(error, true) };
      }
    },

    async deliver(job: DeliveryJob): Promise<DeliveryOutcome> {
      const { id } = job.ticket;
      const progress = { named: false };
      try {
        if (creates) await files.mkdir(root, { recursive: true });
        const folder =
          (await findReport(files, root, id)) ??
          (await writeReport(files, root, composeFolder(job.ticket, describe), job, progress));
        return { kind: 'delivered', receipt: folderReceipt(name, folder, id, clock.now()) };
      } catch (error) {
        if (error instanceof AttachmentUnreadable) throw error;
        if (error instanceof Aborted) {
          return notDelivered({ code: 'interrupted', mayHaveArrived: progress.named });
        }
        return notDelivered(folderFailure(error, progress.named));
      }
    },

    readStatus: () =>
      Promise.resolve({ kind: 'unknown', failure: { code: 'notConfigured', mayHaveArrived: false } }),
  };
}
