import { spawn } from 'node:child_process';
import { endProcessTree } from '../workers/endProcessTree.ts';
import type { CommandSource } from '../../../core/policy/gather.ts';

/** What a trusted command said. Sizes in bytes; `text` is what the cap leaves of its end. */
export type CommandOutcome =
  | { kind: 'done'; text: string; size: number; kept: number; exitCode: number | null }
  | { kind: 'timeout'; text: string; size: number; kept: number }
  | { kind: 'notStarted'; detail: string };

/**
 * Runs a command of the policy: without a shell, without input, for a bounded time, and with everything that it
 * started ended with it. What it says on stdout and stderr is kept in the order in which it came.
 */
export function runCommand(source: CommandSource): Promise<CommandOutcome> {
  const cap = source.maxKilobytes * 1024;
  return new Promise((resolve) => {
    const child = spawn(source.command, source.args, {
      shell: false,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail = new Tail(cap);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endProcessTree(child.pid);
    }, source.seconds * 1000);
    child.stdout.on('data', (chunk: Buffer) => tail.add(chunk));
    child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ kind: 'notStarted', detail: error.message });
    });
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      const said = { text: tail.text(), size: tail.size, kept: tail.kept };
      resolve(late ? { kind: 'timeout', ...said } : { kind: 'done', ...said, exitCode });
    });
  });
}

/** The last bytes of a stream. */
class Tail {
  readonly #cap: number;
  #chunks: Buffer[] = [];
  size = 0;
  kept = 0;

  constructor(cap: number) {
    this.#cap = cap;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.size += chunk.length;
    this.kept += chunk.length;
    for (let first = this.#chunks[0]; first !== undefined && this.kept > this.#cap; first = this.#chunks[0]) {
      const over = this.kept - this.#cap;
      if (first.length > over) this.#chunks[0] = first.subarray(over);
      else this.#chunks.shift();
      this.kept -= Math.min(over, first.length);
    }
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
