import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import type { Logger } from '../../core/ports/world.ts';

/** The autostart entry of the freedesktop.org "Desktop Application Autostart Specification". */
function autostartFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
  return path.join(config, 'autostart', 'handraise.desktop');
}

/** Starts with the session, in the tray, or does not. Only the packaged app: a checkout has nothing to start. */
export function startWithSystem(wanted: boolean, logger: Logger): void {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: wanted, args: ['--hidden'] });
    return;
  }
  try {
    const file = autostartFile();
    if (!wanted) {
      rmSync(file, { force: true });
      return;
    }
    const program = path.join(path.dirname(process.execPath), 'handraise');
    const entry = `[Desktop Entry]\nType=Application\nName=Handraise\nExec="${program}" --hidden\nIcon=handraise\n`;
    if (readOrNothing(file) === entry) return;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, entry);
  } catch (error) {
    logger.error('autostart not changed', error);
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
