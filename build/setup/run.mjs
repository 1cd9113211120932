import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { say } from './say.mjs';

/** The checkout's top folder, absolute, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program to its end, in the checkout, with this terminal's input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions }} [options]
 *   `env` is added to this process's own
 * @returns {Promise<number>} its exit code; 128 + signal number when a signal ended it; 127 when it could not start
 */
export function run(command, args, { env = {}, stdio = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    // Ctrl+C reaches the child from the terminal as well; a plain `kill` of this script would not.
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGTERM', pass);
    process.on('SIGINT', ignore);
    const settle = (/** @type {number} */ code) => {
      process.off('SIGTERM', pass);
      process.off('SIGINT', ignore);
      resolve(code);
    };
    child.once('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      settle(127);
    });
    child.once('exit', (code, signal) => settle(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

function ignore() {}

/**
 * Runs a program and collects what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number, cwd?: string }} [options] `timeout` in milliseconds
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} 127 when it could not start
 */
export function capture(command, args, { env = {}, timeout, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs steps in order under a heading each, and stops at the first that fails.
 * @param {readonly { title: string, run: () => Promise<number> }[]} steps
 * @returns {Promise<number>} the exit code of the step that failed, or 0
 */
export async function runSteps(steps) {
  for (const [index, step] of steps.entries()) {
    say(`── ${index + 1}/${steps.length} ${step.title}`);
    const began = performance.now();
    const code = await step.run();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`── ${step.title}: ${code === 0 ? 'done' : `failed with exit code ${code}`} after ${seconds} s`);
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * The path of a dependency's own command, run with this Node: `npx` would start a shell and npm for each.
 * @param {string} path below node_modules, such as `vitest/vitest.mjs`
 */
export function tool(path) {
  return `${root}/node_modules/${path}`;
}
