import { readdirSync } from 'node:fs';

/** Paths below the data folder that a killed process left half-made and nobody has swept up. */
export function leftOvers(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|[\\/])\.(new-|gone)[^\\/]*$|\.tmp$/.test(name),
  );
}
