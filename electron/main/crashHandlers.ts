import type { Logger } from '../../core/ports/world.ts';

let logger: Logger | null = null;

/** From here on unexpected errors go to the log; before, to stderr. */
export function logCrashesTo(to: Logger): void {
  logger = to;
}

function report(what: string, error: unknown): void {
  if (logger !== null) logger.error(what, error);
  else process.stderr.write(`${what}: ${error instanceof Error ? String(error.stack) : String(error)}\n`);
}

/**
 * Keeps the process alive after an unexpected error: tickets and drafts are on disk and every write is whole or not
 * there, so going on is safe, and a dialog full of code would help nobody.
 */
export function installCrashHandlers(): void {
  process.on('uncaughtException', (error) => report('uncaught exception', error));
  process.on('unhandledRejection', (error) => report('unhandled rejection', error));
}
