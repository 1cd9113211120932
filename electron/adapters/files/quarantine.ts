import { basename, join } from 'node:path';
import type { Quarantined } from '../../../core/ports/stores.ts';
import { ticketFile } from './dataFolder.ts';
import { renameDurably } from './durable.ts';
import { errorCode } from './storageFailure.ts';
import type { ScanContext, Scanned } from './scanContext.ts';

/** Moves a folder whole into the quarantine under a name that is free there; nothing is deleted or overwritten. */
export async function moveToQuarantine(
  { fs, folder, logger }: ScanContext,
  path: string,
  reason: Quarantined['reason'],
  detail: string,
): Promise<Scanned | undefined> {
  const name = basename(path).replace(/^\.+/, '');
  try {
    await folder.prepare(folder.quarantine);
    let target = join(folder.quarantine, name);
    for (let number = 2; fs.exists(target); number += 1)
      target = join(folder.quarantine, `${name}-${number}`);
    await renameDurably(fs, path, target);
    logger.warn('moved into the quarantine', { path, target, reason, detail });
    return { kind: 'quarantined', quarantined: { path: target, reason, detail } };
  } catch (error) {
    // Another process did it first.
    if (errorCode(error) === 'ENOENT' && !fs.exists(path)) return undefined;
    logger.error('moving into the quarantine', error, { path });
    return { kind: 'quarantined', quarantined: { path, reason, detail } };
  }
}

/** What earlier runs put into the quarantine. */
export async function listQuarantine({ fs, folder, logger }: ScanContext): Promise<Quarantined[]> {
  try {
    const entries = (await fs.list(folder.quarantine)).filter((entry) => entry.folder);
    return entries.map(({ name }) => {
      const path = join(folder.quarantine, name);
      const whole = fs.exists(ticketFile.ticket(path)) && fs.exists(ticketFile.delivery(path));
      return { path, reason: whole ? ('unreadable' as const) : ('incomplete' as const), detail: '' };
    });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') logger.error('reading the quarantine', error);
    return [];
  }
}
