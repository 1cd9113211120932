import { randomBytes } from 'node:crypto';
import type { Delivery, HandOver } from '../../../../core/outbox/delivery.ts';
import { withHandOver, withoutHandOver } from '../../../../core/outbox/handOvers.ts';
import type { CourierRefusal } from '../../../../core/outbox/courierEvents.ts';
import type { StorageFailure } from '../../../../core/ports/stores.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import { safeFileName } from '../../../../core/ticket/fileName.ts';
import type { Ticket } from '../../../../core/ticket/ticket.ts';
import { storageFailure } from '../../../adapters/files/storageFailure.ts';
import { installationKey, type InstallationKey } from '../../../adapters/handover/keys.ts';
import { prepareHandOver } from '../../../adapters/handover/writeHandOver.ts';
import type { HandOverWorld } from './world.ts';

/** Why a report was not handed over; then there is no file. */
export type GiveRefusal =
  | { kind: 'delivered' }
  | { kind: 'withdrawn' }
  /** Another process delivers from this data folder. */
  | { kind: 'elsewhere' }
  | { kind: 'storage'; failure: StorageFailure };

/** The ending of a file that carries a report. */
export const handOverEnding = '.handraise';

/** A name for the file that says whose report it is. */
export function handOverName({ summary, id }: Ticket): string {
  const fallback = `${id}${handOverEnding}`;
  return safeFileName(`${summary.slice(0, 60)} ${id.slice(-8)}${handOverEnding}`, fallback);
}

/**
 * Writes a report as a file that another machine can file. The order holds whatever happens: the bytes are durable
 * under a temporary name, then the ticket knows of the file (so that it is looked up before it is sent from here),
 * then the file gets its name. Ended in between, there is no file that the ticket does not know of.
 */
export async function giveAsFile(
  world: HandOverWorld,
  id: string,
  target: string,
): Promise<Result<void, GiveRefusal>> {
  const { tickets, outbox, fs, clock, chance, describe, app, desk } = world;
  const ticket = await tickets.readTicket(id);
  const before = await tickets.readDelivery(id);
  if (!ticket.ok) return fail({ kind: 'storage', failure: ticket.failure });
  if (!before.ok) return fail({ kind: 'storage', failure: before.failure });
  const over = settledAs(before.value);
  if (over !== undefined) return fail(over);
  const key = await keyOf(world);
  if (!key.ok) return key;
  const handOver: HandOver = {
    id: chance.ulid(),
    at: new Date(clock.now()).toISOString(),
    receiptKey: randomBytes(32).toString('base64'),
  };
  const content = { ticket: ticket.value, handOver, app, desk: desk(), describe, key: key.value, tickets };
  const prepared = await prepareHandOver(fs, content, target);
  if (!prepared.ok) return fail({ kind: 'storage', failure: prepared.failure });

  let meanwhile: GiveRefusal | undefined;
  const noted = await outbox().amend(id, (found) => {
    meanwhile = settledAs(found);
    return meanwhile === undefined ? withHandOver(found, handOver) : found;
  });
  if (!noted.ok || meanwhile !== undefined) {
    await prepared.value.discard();
    return fail(noted.ok ? (meanwhile ?? { kind: 'delivered' }) : refusalOf(noted.failure));
  }
  const placed = await prepared.value.place();
  if (placed.ok) return ok(undefined);
  // Nobody has the file. Not taken back, a look-up too many is all that it costs.
  await outbox().amend(id, (found) => withoutHandOver(found, handOver.id));
  return fail({ kind: 'storage', failure: placed.failure });
}

async function keyOf(world: HandOverWorld): Promise<Result<InstallationKey, GiveRefusal>> {
  try {
    return ok(await installationKey(world.secrets));
  } catch (error) {
    world.logger.error('the key for sealing files', error);
    return fail({ kind: 'storage', failure: storageFailure(error) });
  }
}

function settledAs({ state }: Delivery): GiveRefusal | undefined {
  return state.kind === 'delivered' || state.kind === 'withdrawn' ? { kind: state.kind } : undefined;
}

function refusalOf(refusal: CourierRefusal): GiveRefusal {
  switch (refusal.kind) {
    case 'storage':
      return refusal;
    case 'elsewhere':
    case 'sending':
      return { kind: 'elsewhere' };
    case 'delivered':
      return { kind: 'delivered' };
    case 'unknown':
      return { kind: 'storage', failure: { kind: 'notFound' } };
  }
}
