import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import type { Person } from './machine.ts';

const command = '/usr/bin/handraise';

/** Runs the installed command as this person, without a display, to its end. */
export async function handraise(
  { uid, gid, home, env }: Person,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(command, args, { uid, gid, cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

export interface Running {
  page: Page;
  stop: () => Promise<void>;
}

/** Gives the test's display something to see: a picture that is all black counts as none. */
function paintDisplay(): void {
  execFileSync('xsetroot', ['-mod', '16', '16', '-fg', '#2b5d8a', '-bg', '#dfe9f2']);
}

/** Starts the installed program with a window on the test's display, and attaches to it over CDP. */
export async function startWindow({ uid, gid, home, env }: Person): Promise<Running> {
  paintDisplay();
  const child = spawn(command, ['--remote-debugging-port=0'], {
    ...{ uid, gid, cwd: home },
    env: { ...env, DISPLAY: process.env['DISPLAY'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      const found = /DevTools listening on (ws:\S+)/.exec(words)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the program ended: ${words}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  const stop = async () => {
    await browser.close();
    child.kill();
    await ended;
  };
  return { page, stop };
}

/** One process of the installed program, as the kernel sees it. */
export interface ProcessView {
  /** Chromium's kind of process: `renderer`, `gpu-process`; `main` for the first. */
  kind: string;
  commandLine: string;
  uid: number;
  /** 2: the kernel lets through only the system calls of a filter. */
  seccomp: number;
  /** Chromium's sandbox gives a page a process id space of its own, by a user namespace or its setuid helper. */
  pidNamespace: string;
}

/** All running processes of the installed program. */
export function programProcesses(): ProcessView[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        if (!commandLine.startsWith('/opt/Handraise/handraise-bin')) return [];
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
        return [
          {
            kind: /--type=(\S+)/.exec(commandLine)?.[1] ?? 'main',
            commandLine,
            uid: number('Uid'),
            seccomp: number('Seccomp'),
            pidNamespace: readlinkSync(`/proc/${pid}/ns/pid`),
          },
        ];
      } catch {
        // It ended between being listed and being read.
        return [];
      }
    });
}
