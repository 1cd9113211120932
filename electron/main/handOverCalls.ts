import path from 'node:path';
import { dialog } from 'electron';
import type { CallResponse } from '../../core/contract/calls.ts';
import type { CarriedOutcome } from '../../core/contract/handOverViews.ts';
import type { Location, Notice } from '../../core/contract/views.ts';
import { storageFailure } from '../adapters/files/storageFailure.ts';
import { looksLikeReceipt } from '../adapters/handover/receiptFile.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { House } from './house.ts';
import { handOverEnding, handOverName } from './services/handover/give.ts';
import { receiptEnding, receiptName } from './services/handover/receipts.ts';

type Calls = Pick<Handlers, 'handOverReport' | 'openCarriedFile' | 'saveReceipt'>;

/** The calls about reports that travel as files: where to, where from, and what became of it. */
export function handOverCalls(house: House): Calls {
  const filters = (...endings: string[]) => [
    {
      name: house.ground.translate()('handover:fileKind'),
      extensions: endings.map((ending) => ending.slice(1)),
    },
  ];
  return {
    handOverReport: async ({ id }) => {
      const ticket = await house.tickets.readTicket(id);
      if (!ticket.ok) return { kind: 'notDone', failure: ticket.failure };
      const defaultPath = handOverName(ticket.value);
      const target = await dialog.showSaveDialog({ defaultPath, filters: filters(handOverEnding) });
      if (target.canceled || target.filePath === '') return { kind: 'cancelled' };
      return handOver(house, id, withEnding(target.filePath, handOverEnding));
    },
    openCarriedFile: async () => {
      const picked = await dialog.showOpenDialog({
        properties: ['openFile'],
        filters: filters(handOverEnding, receiptEnding),
      });
      const [file] = picked.filePaths;
      return file === undefined ? null : openCarried(house, file);
    },
    saveReceipt: async ({ id }) => {
      const ticket = await house.tickets.readTicket(id);
      if (!ticket.ok) return { kind: 'notDone', failure: ticket.failure };
      const delivery = await house.tickets.readDelivery(id);
      if (!delivery.ok) return { kind: 'notDone', failure: delivery.failure };
      // The newest file: the one that was opened last is the one that somebody waits with.
      const handOver = delivery.value.imports?.at(-1);
      if (handOver === undefined) return { kind: 'notDone', failure: { kind: 'notFound' } };
      const defaultPath = receiptName(handOverName(ticket.value));
      const target = await dialog.showSaveDialog({ defaultPath, filters: filters(receiptEnding) });
      if (target.canceled || target.filePath === '') return { kind: 'cancelled' };
      const file = withEnding(target.filePath, receiptEnding);
      const written = await house.handOvers.giveReceipt(id, handOver, file);
      return written.ok ? { kind: 'saved', path: file } : { kind: 'notDone', failure: written.failure };
    },
  };
}

async function handOver(house: House, id: string, file: string): Promise<CallResponse<'handOverReport'>> {
  const given = await house.handOvers.give(id, file);
  if (given.ok) return { kind: 'saved', path: file };
  const { failure } = given;
  return failure.kind === 'storage'
    ? { kind: 'notDone', failure: failure.failure }
    : { kind: 'notNow', reason: failure.kind };
}

/** Opens a file that carries a report or a receipt. */
async function openCarried(house: House, place: string): Promise<CarriedOutcome> {
  if (await looksLikeReceipt(place)) {
    const opened = await house.handOvers.takeReceipt(place);
    if (!opened.ok) return { kind: 'refused', problem: opened.failure };
    return { kind: 'receipt', ...opened.value };
  }
  const taken = await house.handOvers.take(place);
  if (!taken.ok) return { kind: 'refused', problem: taken.failure };
  const { ticket, known, fingerprint } = taken.value;
  return { kind: 'report', id: ticket.id, known, fingerprint };
}

/** What people are told of a file that the app was opened with, and where they see it. Never rejects. */
export async function openFileOf(
  house: House,
  file: string,
  folder: string,
): Promise<{ notice: Notice; location: Location }> {
  const outcome = await openCarried(house, path.resolve(folder, file)).catch(
    (error: unknown): CarriedOutcome => {
      house.ground.logger.error('opening a file', error);
      return { kind: 'refused', problem: { kind: 'storage', failure: storageFailure(error) } };
    },
  );
  return {
    notice: { kind: 'carriedFile', outcome },
    location: { screen: 'reports', ...(outcome.kind === 'refused' ? {} : { reportId: outcome.id }) },
  };
}

/** Without it the file could not be opened by a double click, and a receipt would not be found beside its file. */
function withEnding(file: string, ending: string): string {
  return path.extname(file).toLowerCase() === ending ? file : `${file}${ending}`;
}
