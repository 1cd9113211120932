import path from 'node:path';
import { stat } from 'node:fs/promises';
import { handOverWords, type HandOverProblem } from '../../../core/handover/problem.ts';
import { receiptWords } from '../../../core/handover/receiptWords.ts';
import type { Delivery } from '../../../core/outbox/delivery.ts';
import { decisions } from '../../../core/outbox/failure.ts';
import { storageWords } from '../../../core/texts/words.ts';
import { looksLikeReceipt } from '../../adapters/handover/receiptFile.ts';
import type { House } from '../house.ts';
import { receiptName } from '../services/handover/receipts.ts';
import type { Taken } from '../services/handover/take.ts';

import { awaitDelivery, deliveryData, sayDelivery } from './deliver.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call, CallOptions } from './options.ts';
import type { Output } from './output.ts';

export const importOptions: CallOptions = { receipt: { type: 'string' }, wait: { type: 'string' } };

/** `handraise import FILE`: files a report that came as a file, or opens a receipt; the file itself says which. */
export async function importFile(house: House, call: Call, output: Output): Promise<ExitCode> {
  const translate = house.ground.translate();
  const [given, ...more] = call.positionals;
  const seconds = Number(call.text('wait') ?? '60');
  if (given === undefined || more.length > 0) {
    output.say(translate('cli:usage.import'));
    return exitCodes.usage;
  }
  if (!Number.isFinite(seconds) || seconds < 0) {
    output.say(translate('cli:report.badWait'));
    return exitCodes.usage;
  }
  const file = path.resolve(given);
  if (await looksLikeReceipt(file)) return openReceipt(house, output, file);
  const taken = await house.handOvers.take(file);
  if (!taken.ok) return refused(house, output, 'cli:import.refused', taken.failure);
  sayTaken(house, output, taken.value);
  const delivery = await deliver(house, output, taken.value, seconds * 1000);
  const state = delivery?.state.kind;
  const answer = { ...deliveryData(taken.value.ticket.id, delivery), ...aboutFile(taken.value) };
  if (state === 'withdrawn') {
    output.say(translate('cli:import.withdrawn'));
    output.data(answer);
    return exitCodes.held;
  }
  const code = sayDelivery(delivery, output, translate);
  if (state !== 'delivered') {
    output.say(translate('cli:import.later'));
    output.data(answer);
    return code;
  }
  const target = await receiptPlace(call, file);
  const written = await house.handOvers.giveReceipt(taken.value.ticket.id, taken.value.handOver, target);
  output.data({ ...answer, ...(written.ok ? { receiptFile: target } : {}) });
  if (written.ok) {
    output.say(translate('cli:import.receipt', { file: target }));
    return code;
  }
  const reason = storageWords(written.failure, translate, house.ground.language());
  output.say(translate('cli:import.noReceipt', { reason }));
  return exitCodes.notSaved;
}

/** Waits for the desk, unless the ticket needs nothing more or somebody has to decide something first. */
async function deliver(
  house: House,
  output: Output,
  { ticket: { id } }: Taken,
  wait: number,
): Promise<Delivery | undefined> {
  const before = await house.tickets.readDelivery(id);
  const state = before.ok ? before.value.state : undefined;
  const decided = state?.kind !== 'held' || !decisions.has(state.failure.code);
  if (before.ok && (state?.kind === 'delivered' || state?.kind === 'withdrawn' || !decided))
    return before.value;
  return (await awaitDelivery(house, output, [id], wait)).get(id);
}

function sayTaken(house: House, output: Output, { ticket, known, fingerprint, handOver, desk }: Taken): void {
  const translate = house.ground.translate();
  const { id, summary } = ticket;
  output.say(translate(known ? 'cli:import.known' : 'cli:import.taken', { id, summary }));
  output.say(translate('cli:import.sender', { fingerprint, at: handOver.at }));
  const ours = house.desks.first().name;
  if (desk !== ours) output.say(translate('cli:import.otherDesk', { theirs: desk, ours }));
}

function aboutFile({ known, fingerprint, handOver }: Taken): Record<string, unknown> {
  return { handOverId: handOver.id, sender: fingerprint, known };
}

/** Beside the file, or where the call says: a folder gets a file of the usual name. */
async function receiptPlace(call: Call, file: string): Promise<string> {
  const wanted = call.text('receipt');
  if (wanted === undefined) return receiptName(file);
  const target = path.resolve(wanted);
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? path.join(target, path.basename(receiptName(file))) : target;
}

async function openReceipt(house: House, output: Output, file: string): Promise<ExitCode> {
  const translate = house.ground.translate();
  await house.delivering.begin();
  const opened = await house.handOvers.takeReceipt(file);
  if (!opened.ok) return refused(house, output, 'cli:import.receiptRefused', opened.failure);
  const { id, outcome } = opened.value;
  output.say(receiptWords(outcome, translate));
  output.data({ id, receipt: outcome });
  return exitCodes.done;
}

function refused(
  house: House,
  output: Output,
  key: 'cli:import.refused' | 'cli:import.receiptRefused',
  problem: HandOverProblem,
): ExitCode {
  const translate = house.ground.translate();
  output.say(translate(key, { reason: handOverWords(problem, translate, house.ground.language()) }));
  if (problem.kind !== 'storage') return exitCodes.fileRefused;
  return problem.failure.kind === 'notFound' ? exitCodes.notFound : exitCodes.notSaved;
}
