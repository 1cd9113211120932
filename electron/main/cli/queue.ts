import path from 'node:path';
import { withoutKeys } from '../../../core/contract/handOverViews.ts';
import type { Delivery } from '../../../core/outbox/delivery.ts';
import { decisions } from '../../../core/outbox/failure.ts';
import type { StoredTicket, Quarantined } from '../../../core/ports/stores.ts';
import { Ulid } from '../../../core/ticket/attachment.ts';
import type { House } from '../house.ts';
import { awaitDelivery, deliveryData, sayDelivery } from './deliver.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import type { Call, CallOptions } from './options.ts';
import type { Output } from './output.ts';
import { storageWords } from '../../../core/texts/words.ts';
import { outcomeWords, stateWords } from './words.ts';

export const queueOptions: CallOptions = { wait: { type: 'string' } };

/** `handraise queue list|send|show|export`. */
export async function queue(house: House, call: Call, output: Output): Promise<ExitCode> {
  const [action, id, file] = call.positionals;
  if (action === 'list') return list(house, output);
  if (action === 'send') return send(house, call, output, id);
  if (action === 'show' && id !== undefined) return show(house, output, id);
  if (action === 'export' && id !== undefined && file !== undefined) return exportTo(house, output, id, file);
  output.say(house.ground.translate()('cli:usage.queue'));
  return exitCodes.usage;
}

async function readAll(house: House): Promise<{ stored: StoredTicket[]; quarantined: Quarantined[] }> {
  const stored: StoredTicket[] = [];
  const quarantined: Quarantined[] = [];
  for await (const found of house.tickets.list()) {
    if (found.kind === 'ticket') stored.push(found.stored);
    else quarantined.push(found.quarantined);
  }
  stored.sort((a, b) => b.ticket.sealedAt.localeCompare(a.ticket.sealedAt));
  return { stored, quarantined };
}

async function list(house: House, output: Output): Promise<ExitCode> {
  const translate = house.ground.translate();
  const { stored, quarantined } = await readAll(house);
  if (stored.length === 0) output.say(translate('cli:queue.empty'));
  for (const { ticket, delivery } of stored) {
    const state = stateWords(delivery.state, translate);
    output.say(translate('cli:queue.line', { id: ticket.id, state, summary: ticket.summary }));
  }
  for (const { path: place } of quarantined) output.say(translate('cli:queue.quarantined', { path: place }));
  output.data({
    reports: stored.map(({ ticket, delivery }) => ({
      ...deliveryData(ticket.id, delivery),
      summary: ticket.summary,
      sealedAt: ticket.sealedAt,
    })),
    quarantined,
  });
  return exitCodes.done;
}

async function send(house: House, call: Call, output: Output, id: string | undefined): Promise<ExitCode> {
  const translate = house.ground.translate();
  const seconds = Number(call.text('wait') ?? '60');
  if (!Number.isFinite(seconds) || seconds < 0) {
    output.say(translate('cli:report.badWait'));
    return exitCodes.usage;
  }
  const { stored } = await readAll(house);
  const waiting = stored.filter(({ delivery }) => !['delivered', 'withdrawn'].includes(delivery.state.kind));
  if (id !== undefined && !stored.some(({ ticket }) => ticket.id === id)) return unknown(house, output, id);
  const wanted = (id === undefined ? waiting : stored.filter(({ ticket }) => ticket.id === id)).map(
    ({ ticket }) => ticket.id,
  );
  if (wanted.length === 0) {
    output.say(translate('cli:queue.nothingToSend'));
    output.data({ reports: [] });
    return exitCodes.done;
  }
  // "All" is no decision about one of them that may be at a desk already: that one is named by its id.
  const undecided = new Map(
    stored.flatMap(({ ticket, delivery }) =>
      id === undefined && needsDecision(delivery.state) ? [[ticket.id, delivery] as const] : [],
    ),
  );
  const asked = wanted.filter((one) => !undecided.has(one));
  const sent = asked.length === 0 ? [] : await awaitDelivery(house, output, asked, seconds * 1000);
  const deliveries = new Map([...undecided, ...sent]);
  output.data({ reports: wanted.map((one) => deliveryData(one, deliveries.get(one))) });
  const codes = wanted.map((one) => sayDelivery(deliveries.get(one), output, translate));
  // One that needs somebody matters most, then one that waits.
  return codes.includes(exitCodes.held)
    ? exitCodes.held
    : Math.max(...codes) === 0
      ? exitCodes.done
      : exitCodes.waiting;
}

function needsDecision(state: Delivery['state']): boolean {
  return state.kind === 'held' && decisions.has(state.failure.code);
}

async function show(house: House, output: Output, id: string): Promise<ExitCode> {
  const translate = house.ground.translate();
  if (!Ulid.safeParse(id).success) return unknown(house, output, id);
  const ticket = await house.tickets.readTicket(id);
  const delivery = await house.tickets.readDelivery(id);
  if (!ticket.ok || !delivery.ok) {
    const failure = ticket.ok ? (delivery.ok ? null : delivery.failure) : ticket.failure;
    if (failure === null || failure.kind === 'notFound') return unknown(house, output, id);
    output.say(
      translate('cli:queue.unreadable', {
        id,
        reason: storageWords(failure, translate, house.ground.language()),
      }),
    );
    return exitCodes.notFound;
  }
  output.say(
    translate('cli:queue.line', {
      id,
      state: stateWords(delivery.value.state, translate),
      summary: ticket.value.summary,
    }),
  );
  for (const attempt of delivery.value.ledger) {
    const outcome = outcomeWords(attempt, translate);
    output.say(translate('cli:queue.attempt', { number: attempt.number, at: attempt.startedAt, outcome }));
  }
  output.data({ ticket: ticket.value, delivery: withoutKeys(delivery.value) });
  return exitCodes.done;
}

async function exportTo(house: House, output: Output, id: string, file: string): Promise<ExitCode> {
  const translate = house.ground.translate();
  const ticket = Ulid.safeParse(id).success ? await house.tickets.readTicket(id) : undefined;
  if (ticket?.ok !== true) return unknown(house, output, id);
  const target = path.resolve(file);
  const written = await house.exportReport(ticket.value, target);
  if (!written.ok) {
    output.say(
      translate('cli:queue.notExported', {
        reason: storageWords(written.failure, translate, house.ground.language()),
      }),
    );
    return exitCodes.notSaved;
  }
  output.say(translate('cli:queue.exported', { file: target }));
  output.data({ id, file: target });
  return exitCodes.done;
}

function unknown(house: House, output: Output, id: string): ExitCode {
  output.say(house.ground.translate()('cli:queue.notFound', { id }));
  return exitCodes.notFound;
}
