import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';

/** A window of a real program on the test's screen. */
export interface ShownProgram {
  /** Upper left corner and size with its frame, in pixels. */
  at: { x: number; y: number; width: number; height: number };
  close(): Promise<void>;
}

/** A desktop as people have one: a window manager, a session bus with accessibility, and real programs. */
export interface Desktop {
  /** For the app and the programs. */
  env: Record<string, string>;
  /** Starts a program and waits until its window, by its title, can be seen. */
  show: (title: string, program: string, ...args: string[]) => Promise<ShownProgram>;
  /** Real input, as from a mouse and a keyboard: arguments of xdotool. */
  input: (...args: (string | number)[]) => void;
  stop(): Promise<void>;
}

/** Starts the window manager and the bus on the display of the tests. */
export async function startDesktop(): Promise<Desktop> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(bus.stdout.setEncoding('utf8'), 'data')) as [string];
  const env = {
    ...(process.env as Record<string, string>),
    DBUS_SESSION_BUS_ADDRESS: line.trim(),
    GTK_THEME: 'Adwaita',
  };
  const manager = spawn('openbox', ['--sm-disable'], { env, stdio: 'ignore' });
  // A window that comes while the window manager starts is shown by neither.
  await expect
    .poll(() => spawnSync('xdotool', ['get_num_desktops'], { env }).status, { timeout: 30_000 })
    .toBe(0);
  // What is on an empty display is black, which no picture of a desktop is.
  execFileSync('xsetroot', ['-solid', 'steelblue'], { env });
  const children: ChildProcess[] = [manager, bus];
  const input = (...args: (string | number)[]): void =>
    void execFileSync('xdotool', args.map(String), { env });
  return {
    env,
    input,
    async show(title, program, ...args) {
      const child = spawn(program, args, { env, stdio: 'ignore' });
      children.unshift(child);
      const id = execFileSync('xdotool', ['search', '--sync', '--onlyvisible', '--name', title], { env })
        .toString()
        .trim()
        .split('\n')[0];
      const shell = execFileSync('xdotool', ['getwindowgeometry', '--shell', String(id)], { env }).toString();
      const number = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(shell)?.[1]);
      return {
        at: { x: number('X'), y: number('Y'), width: number('WIDTH'), height: number('HEIGHT') },
        close: () => ended(child),
      };
    },
    async stop() {
      for (const child of children) await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
