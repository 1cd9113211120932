import { join, resolve, posix, win32 } from 'node:path';

/** What decides where the files are. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  packaged: boolean;
}

/**
 * Where IT's policy is: the place that each system has for settings of the whole machine, where only administrators
 * may write. In a checkout `HANDRAISE_POLICY` names another file; a packaged app does not listen to it, because
 * anybody could set it.
 */
export function policyPath({ platform, env, packaged }: Surroundings): string {
  const other = env['HANDRAISE_POLICY'];
  if (!packaged && other !== undefined && other !== '') return resolve(other);
  switch (platform) {
    case 'win32':
      return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Handraise', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Handraise/policy.json';
    default:
      return posix.join('/etc', 'handraise', 'policy.json');
  }
}

/** The files of ours in the person's data folder. */
export function personPlaces(dataDir: string): { settings: string; lastGood: string } {
  return { settings: join(dataDir, 'settings.json'), lastGood: join(dataDir, 'policy.last-good.json') };
}
