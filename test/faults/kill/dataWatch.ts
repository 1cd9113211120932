import { mkdirSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { Ulid } from '../../../core/ticket/attachment.ts';
import type { FileMoment } from './plan.ts';

const isId = (name: string): boolean => Ulid.safeParse(name).success;

/**
 * Tells what happens in a data folder as soon as the system tells it. Returns what stops it.
 *
 * Each name is told once for each time that it appears; a folder that is renamed into place has its old name gone.
 */
export function watchData(dataDir: string, onMoment: (moment: FileMoment) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  function look(folder: string, onName: (name: string) => void): void {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name !== null) onName(name);
    });
    // The folder of a ticket that moves away.
    watcher.on('error', () => undefined);
    watchers.set(folder, watcher);
  }
  function lookAtTicket(id: string): void {
    try {
      look(path.join(dataDir, 'outbox', id), (name) => {
        if (name.startsWith('.delivery')) onMoment('stateBegun');
        else if (name.startsWith('delivery')) onMoment('stateWritten');
      });
    } catch {
      // It has moved away already.
    }
  }
  function forget(id: string): void {
    const folder = path.join(dataDir, 'outbox', id);
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  for (const name of ['drafts', 'outbox', 'sent'])
    mkdirSync(path.join(dataDir, name), { recursive: true, mode: 0o700 });
  look(path.join(dataDir, 'drafts'), (name) => {
    if (name.startsWith('.new-')) onMoment('draftBegun');
    else if (isId(name)) onMoment('draftThere');
  });
  look(path.join(dataDir, 'outbox'), (name) => {
    if (name.startsWith('.new-')) onMoment('ticketBegun');
    else if (isId(name)) {
      lookAtTicket(name);
      onMoment('ticketThere');
    }
  });
  look(path.join(dataDir, 'sent'), (name) => {
    if (!isId(name)) return;
    forget(name);
    onMoment('ticketMoved');
  });
  for (const name of readdirSync(path.join(dataDir, 'outbox'))) if (isId(name)) lookAtTicket(name);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}
