import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the set-up keeps what `npm ci` would throw away: `$XDG_CACHE_HOME/handraise-dev`, else `~/.cache/…`. */
export function cacheDir() {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base ? base : join(homedir(), '.cache'), 'handraise-dev');
}
