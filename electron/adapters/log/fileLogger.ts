import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../../../core/ports/world.ts';

/** At this size, in bytes, a log becomes the old log and a new one is begun: two files at most. */
const turnAt = 2 * 1024 * 1024;

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describe(error.cause)['error'] }),
  };
}

/**
 * JSON lines in `<folder>/handraise.log`, readable by the person alone. Written at once and synchronously: the
 * line that matters most is the one before a crash. A log that cannot be written goes to stderr instead.
 */
export function fileLogger(folder: string, now: () => number = Date.now): Logger {
  const file = path.join(folder, 'handraise.log');
  const write = (level: string, message: string, context: Record<string, unknown> = {}): void => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...context })}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > turnAt) renameSync(file, `${file}.old`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      process.stderr.write(line);
    }
  };
  return {
    info: (message, context) => write('info', message, context),
    warn: (message, context) => write('warn', message, context),
    error: (message, error, context) => write('error', message, { ...context, ...describe(error) }),
  };
}
