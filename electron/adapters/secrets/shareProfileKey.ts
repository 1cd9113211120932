import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Gives a Chromium profile the key of another one, unless it has one. On Windows safeStorage's key is in the profile
 * (`os_crypt.encrypted_key` in the file `Local State` of the folder that Electron calls `sessionData`:
 * shell/browser/browser_process_impl.cc), and window and command line have a profile each, because two processes
 * cannot share one: without this neither could open what the other has encrypted. On macOS and Linux the key belongs
 * to the app's name, and nothing is to be done. Call it before the app is ready. Never throws: without a common key
 * the app works, and what it cannot open is shown as locked.
 *
 * @param profile absolute path of the profile of this process; `others` of those that may have a key
 */
export function shareProfileKey(profile: string, others: readonly string[]): void {
  const file = path.join(profile, 'Local State');
  if (keyIn(file) !== undefined) return;
  const key = others
    .map((other) => keyIn(path.join(other, 'Local State')))
    .find((found) => found !== undefined);
  if (key === undefined) return;
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify({ os_crypt: { encrypted_key: key } }), {
      mode: 0o600,
      flag: 'wx',
    });
    // Refused when there is a file: Chromium's other settings in it are not ours to replace.
    linkSync(temporary, file);
  } catch {
    // See above: a profile without the common key is no reason not to start.
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The key of safeStorage in a `Local State`, itself encrypted for the Windows account. */
function keyIn(file: string): string | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    // By hand: this runs before the first window, when no schema has been read yet.
    const key = valueOf(valueOf(state, 'os_crypt'), 'encrypted_key');
    return typeof key === 'string' && key !== '' ? key : undefined;
  } catch {
    return undefined;
  }
}

function valueOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null
    ? Object.entries(object).find(([name]) => name === key)?.[1]
    : undefined;
}
