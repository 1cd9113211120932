import { ipcMain, type WebContents } from 'electron';
import {
  calls,
  events,
  type CallParsed,
  type CallResponse,
  type EventPayload,
} from '../../core/contract/calls.ts';
import { callNames, channel, type CallName, type EventName } from '../../core/contract/names.ts';
import type { Logger } from '../../core/ports/world.ts';
import { senderProblem } from './sender.ts';

/** One function per row of the contract. */
export type Handlers = { [Name in CallName]: (request: CallParsed<Name>) => Promise<CallResponse<Name>> };

/** A call that was not carried out, with the reason; the window's promise is rejected with it. */
class Refused extends Error {
  constructor(name: CallName, reason: string) {
    super(`${name} refused: ${reason}`);
    this.name = 'Refused';
  }
}

/**
 * Registers every call: the sender is checked, the request parsed, the handler called, its answer parsed. What a
 * handler throws is unexpected: it is logged once here and reaches the window without its details.
 *
 * @param isOtherWindow whether a page of ours is none that may make these calls
 * @returns takes every handler back
 */
export function registerCalls(
  handlers: Handlers,
  logger: Logger,
  isOtherWindow: (sender: WebContents) => boolean,
): () => void {
  for (const name of callNames) register(name, handlers, logger, isOtherWindow);
  return () => {
    for (const name of callNames) ipcMain.removeHandler(channel(name));
  };
}

function register(
  name: CallName,
  handlers: Handlers,
  logger: Logger,
  isOtherWindow: (sender: WebContents) => boolean,
): void {
  ipcMain.handle(channel(name), async (event, raw: unknown) => {
    const problem = isOtherWindow(event.sender) ? 'otherWindow' : senderProblem(event);
    if (problem !== undefined) {
      logger.warn('call from a stranger refused', { name, problem });
      throw new Refused(name, problem);
    }
    const request = calls[name].request.safeParse(raw);
    if (!request.success) {
      const where = request.error.issues.map(
        (issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`,
      );
      logger.warn('malformed call refused', { name, where });
      throw new Refused(name, `malformed request (${where.join('; ')})`);
    }
    try {
      const handler = handlers[name] as (request: unknown) => Promise<unknown>;
      return calls[name].response.parse(await handler(request.data));
    } catch (error) {
      logger.error('call failed', error, { name });
      throw new Refused(name, 'internal error, see the log');
    }
  });
}

/** Sends one event to one window; nothing happens when the window is gone. */
export function sendEvent<Name extends EventName>(
  to: WebContents,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (to.isDestroyed()) return;
  to.send(channel(name), events[name].parse(payload));
}
