import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Workplace } from '../../e2e/fixtures.ts';

/** A start of the app or of its command line, in a process group of its own. */
export interface Started {
  pid: number;
  /** What it has said for people so far. */
  said: () => string;
  running: () => boolean;
  /** Resolves when it is gone. */
  ended: Promise<void>;
  /** SIGKILL to the whole group; resolves when the process is gone. */
  kill: () => Promise<void>;
}

/** The app in the tray. */
export function startTray(workplace: Workplace): Started {
  return start(workplace, ['.', '--hidden'], process.env);
}

/** One command, without a display. */
export function startCommand(workplace: Workplace, args: readonly string[]): Started {
  const { DISPLAY: _display, ...environment } = process.env;
  return start(workplace, ['--ozone-platform=headless', '--disable-gpu', '.', ...args], environment);
}

function start(workplace: Workplace, args: readonly string[], environment: NodeJS.ProcessEnv): Started {
  const electron = process.env['HANDRAISE_ELECTRON'];
  if (electron === undefined)
    throw new Error('HANDRAISE_ELECTRON names no program: npm run test:kill sets it');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...flags, '--log-level=3', ...args], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...environment, HANDRAISE_DATA_DIR: workplace.dataDir, HANDRAISE_POLICY: workplace.policyFile },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  let running = true;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    // Not "exit": what it had said before is read then.
    child.once('close', () => resolve());
  }).then(() => void (running = false));
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${electron} could not be started`);
  return {
    pid,
    said: () => said,
    running: () => running,
    ended,
    kill: () => {
      killGroup(pid);
      return ended;
    },
  };
}

/** SIGKILL to a process group; nothing happens when it is gone. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
