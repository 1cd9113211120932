import type { HandOverProblem } from '../../../../core/handover/problem.ts';
import { handOverVersion } from '../../../../core/handover/manifest.ts';
import type { HandOver } from '../../../../core/outbox/delivery.ts';
import { filedFromFile, type ReceiptOutcome } from '../../../../core/outbox/handOvers.ts';
import type { StorageFailure } from '../../../../core/ports/stores.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import { storageFailure } from '../../../adapters/files/storageFailure.ts';
import { installationKey } from '../../../adapters/handover/keys.ts';
import { isFromHolder, openReceiptFile, writeReceipt } from '../../../adapters/handover/receiptFile.ts';
import { handOverEnding } from './give.ts';
import type { HandOverWorld } from './world.ts';

/** The ending of a receipt's file. */
export const receiptEnding = '.handraise-receipt';

/** The receipt's name beside its file: `Printer 1A2B3C4D.handraise` gives `Printer 1A2B3C4D.handraise-receipt`. */
export function receiptName(file: string): string {
  const stem = file.endsWith(handOverEnding) ? file.slice(0, -handOverEnding.length) : file;
  return `${stem}${receiptEnding}`;
}

/** Writes the receipt of a delivered ticket for the file that it came in; durable when it resolves. */
export async function giveReceipt(
  world: HandOverWorld,
  id: string,
  handOver: HandOver,
  target: string,
): Promise<Result<void, StorageFailure>> {
  const delivery = await world.tickets.readDelivery(id);
  if (!delivery.ok) return delivery;
  const { state } = delivery.value;
  if (state.kind !== 'delivered') return fail({ kind: 'notFound' });
  const content = {
    format: 'handraise-receipt' as const,
    version: handOverVersion as 1,
    reportId: id,
    handOverId: handOver.id,
    receipt: state.receipt,
    createdAt: new Date(world.clock.now()).toISOString(),
    app: world.app,
  };
  try {
    const key = await installationKey(world.secrets);
    return await writeReceipt(world.fs, content, { receiptKey: handOver.receiptKey, key }, target);
  } catch (error) {
    world.logger.error('writing a receipt', error);
    return fail(storageFailure(error));
  }
}

/**
 * Opens a receipt on the machine where its report was written, and closes the ticket with it. An attempt that is
 * running ends first. A receipt that is not believed changes nothing.
 */
export async function takeReceipt(
  world: HandOverWorld,
  path: string,
): Promise<Result<{ id: string; outcome: ReceiptOutcome }, HandOverProblem>> {
  const file = await openReceiptFile(path);
  if (!file.ok) return file;
  const { reportId: id, handOverId, receipt } = file.value.content;
  const delivery = await world.tickets.readDelivery(id);
  if (!delivery.ok) {
    if (delivery.failure.kind === 'notFound') return fail({ kind: 'foreign' });
    return fail({ kind: 'storage', failure: delivery.failure });
  }
  const handOver = delivery.value.handOvers?.find((one) => one.id === handOverId);
  if (handOver === undefined) return fail({ kind: 'foreign' });
  if (!isFromHolder(file.value, handOver.receiptKey)) return fail({ kind: 'forged' });

  await world.known();
  let outcome: ReceiptOutcome | undefined;
  const closed = await world.outbox().amend(id, (found) => {
    const filed = filedFromFile(found, { receipt, handOverId, now: world.clock.now() });
    outcome = filed.outcome;
    return filed.delivery;
  });
  if (!closed.ok) {
    if (closed.failure.kind === 'storage') return fail(closed.failure);
    return fail({ kind: closed.failure.kind === 'unknown' ? 'foreign' : 'elsewhere' });
  }
  if (outcome === undefined) throw new Error('the receipt was not looked at');
  world.logger.info('opened a receipt', { id, handOverId, outcome: outcome.kind });
  return ok({ id, outcome });
}
