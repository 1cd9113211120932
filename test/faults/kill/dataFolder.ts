import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Paths below the data folder that a killed process left half-made and nobody has swept up. */
export function leftOvers(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|[\\/])\.(new-|gone)[^\\/]*$|\.tmp$/.test(name),
  );
}

/** How many reports wait in the outbox. */
export function unsentReports(dataDir: string): number {
  return readdirSync(path.join(dataDir, 'outbox')).filter((name) => !name.startsWith('.')).length;
}
