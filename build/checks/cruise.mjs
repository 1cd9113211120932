import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';

const { forbidden, options } = createRequire(import.meta.url)('./dependency-cruiser.cjs');

const rooms = ['core', 'electron', 'renderer', 'build', 'test'];

/**
 * Follows every import below the current folder and holds it against the rules.
 * @returns {Promise<import('dependency-cruiser').ICruiseResult>}
 */
export async function cruiseHouse() {
  const { output } = await cruise(
    rooms.filter((room) => existsSync(room)),
    {
      ...options,
      ruleSet: { forbidden },
      validate: true,
      outputType: 'json',
    },
  );
  return JSON.parse(String(output));
}

/**
 * Why a result is not to be believed: a compiler that dependency-cruiser does not know makes it skip every
 * TypeScript file and report that all is well.
 * @param {import('dependency-cruiser').ICruiseResult} result
 * @returns {string[]}
 */
export function blindSpots(result) {
  return ['core', 'electron', 'renderer'].flatMap((room) => {
    const seen = result.modules.filter((module) => module.source.startsWith(`${room}/`));
    const followed = seen.filter((module) => module.dependencies.length > 0);
    return followed.length > 0 ? [] : [`no import of ${room}/ was followed (${seen.length} files seen)`];
  });
}
