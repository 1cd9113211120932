import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';

/** A real key store (GNOME's, over a D-Bus of its own) that keeps what it was given between two openings. */
export interface KeyRing {
  /** Starts it, unlocked; gives the environment in which a program finds it. */
  open: () => Promise<Record<string, string>>;
  close: () => Promise<void>;
  /** Closes it and forgets everything. */
  remove: () => Promise<void>;
}

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].map((name) => `/usr/bin/${name}`);

/** False where the set-up could not install one. */
export const hasKeyRing = (): boolean =>
  process.platform === 'linux' && programs.every((file) => existsSync(file));

/** A key ring in a folder of its own. */
export async function makeKeyRing(): Promise<KeyRing> {
  // Short: the path of a socket may have 107 characters.
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hr-ring-'));
  const running: ChildProcess[] = [];

  async function close(): Promise<void> {
    for (const one of running.splice(0).reverse()) {
      const ended = new Promise((resolve) => one.once('exit', resolve));
      if (one.exitCode === null && one.signalCode === null && one.kill()) await ended;
    }
  }

  async function open(): Promise<Record<string, string>> {
    const run = path.join(folder, 'run');
    await rm(run, { recursive: true, force: true });
    await mkdir(run, { mode: 0o700 });
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, XDG_RUNTIME_DIR: run },
    });
    running.push(bus);
    const address = await firstLine(bus);
    const ring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {
        ...process.env,
        DBUS_SESSION_BUS_ADDRESS: address,
        XDG_DATA_HOME: path.join(folder, 'data'),
        XDG_RUNTIME_DIR: run,
      },
    });
    running.push(ring);
    ring.stdin.end('a password for tests');
    await expect.poll(() => serves(address), { message: 'the key ring serves' }).toBe(true);
    return { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'GNOME' };
  }

  return {
    open,
    close,
    async remove() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether somebody keeps secrets for whoever asks on this bus. */
function serves(address: string): boolean {
  const { stdout } = spawnSync('dbus-send', [
    ...[`--bus=${address}`, '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
  ]);
  return stdout.toString().includes('boolean true');
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${child.spawnfile} ended with ${code} before it was ready`)),
    );
  });
}
