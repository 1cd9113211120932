import { canonicalJson, type Plain } from '../../../../core/handover/canonicalJson.ts';
import type { Manifest } from '../../../../core/handover/manifest.ts';
import type { HandOverProblem } from '../../../../core/handover/problem.ts';
import { newDelivery, type HandOver } from '../../../../core/outbox/delivery.ts';
import { withImport } from '../../../../core/outbox/handOvers.ts';
import { fail, ok, type Result } from '../../../../core/result.ts';
import type { Ticket } from '../../../../core/ticket/ticket.ts';
import { fingerprintOf } from '../../../adapters/handover/keys.ts';
import { openHandOver, type HandOverFile } from '../../../adapters/handover/openHandOver.ts';
import type { HandOverWorld } from './world.ts';

/** A report from a file, safe in the outbox of this machine. */
export interface Taken {
  ticket: Ticket;
  /** The file that it came in, with the key of its receipt. */
  handOver: HandOver;
  /** It was here before: nothing was saved. */
  known: boolean;
  /** Whose seal it is; see `fingerprintOf`. */
  fingerprint: string;
  /** The desk that the sender would have used, by its name. */
  desk: string;
}

/**
 * Checks a hand-over file and saves its report for delivery from this machine; durable when it resolves. The desk is
 * asked for the report id before anything is created, because the ticket may arrive from where it was written.
 */
export async function takeFile(world: HandOverWorld, path: string): Promise<Result<Taken, HandOverProblem>> {
  const file = await openHandOver(path);
  if (!file.ok) return file;
  try {
    return await save(world, file.value);
  } finally {
    file.value.close();
  }
}

async function save(world: HandOverWorld, file: HandOverFile): Promise<Result<Taken, HandOverProblem>> {
  const { tickets, outbox, logger } = world;
  const { manifest, ticket } = file;
  const handOver = handOverOf(manifest);
  const delivery = withImport(newDelivery(ticket.id), handOver);
  const saved = await tickets.save(ticket, delivery, (attachment) => file.readAttachment(attachment));
  if (!saved.ok) {
    if (saved.failure.kind === 'damaged') return fail({ kind: 'damaged', part: saved.failure.name });
    return fail({ kind: 'storage', failure: saved.failure });
  }
  const known = saved.value.exists;
  if (known) {
    const here = await tickets.readTicket(ticket.id);
    if (!here.ok) return fail({ kind: 'storage', failure: here.failure });
    if (textOf(here.value) !== textOf(ticket)) return fail({ kind: 'otherContent' });
    // So that the window can write its receipt later. A report that was written here needs none, and the command line
    // has the file in its hand.
    const noted = await outbox().amend(ticket.id, (found) =>
      found.imports === undefined ? found : withImport(found, handOver),
    );
    if (!noted.ok) logger.info('a further file of a report was not noted', { reason: noted.failure.kind });
  } else {
    outbox().add({ ticket, delivery });
  }
  const fingerprint = fingerprintOf(manifest.publicKey);
  logger.info('took a report from a file', { id: ticket.id, handOver: handOver.id, known, fingerprint });
  return ok({ ticket, handOver, known, fingerprint, desk: manifest.desk });
}

function handOverOf({ handOverId, createdAt, receiptKey }: Manifest): HandOver {
  return { id: handOverId, at: createdAt, receiptKey };
}

/** The same for the same report, however its file was written. */
function textOf(ticket: Ticket): string {
  return canonicalJson(JSON.parse(JSON.stringify(ticket)) as Plain);
}
