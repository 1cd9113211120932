import { withDisplay } from './display.mjs';
import { run, tool } from './run.mjs';

/**
 * @param {string} config a Playwright configuration in the checkout
 * @param {{ env: Record<string, string>, args?: readonly string[] }} options
 * @returns {Promise<number>} the exit code, with a virtual display of its own
 */
export function playwright(config, { env, args = [] }) {
  return onDisplay(env, [tool('@playwright/test/cli.js'), 'test', '--config', config, ...args]);
}

/**
 * Runs a Node program with a virtual display where there is an X server to be had, else on the person's own.
 * @param {Record<string, string>} env
 * @param {readonly string[]} args
 */
export function onDisplay(env, args) {
  if (process.platform !== 'linux') return run(process.execPath, args, { env });
  return withDisplay((display) => run(process.execPath, args, { env: { ...env, ...display } }));
}

/**
 * @param {string} config a Vitest configuration in the checkout
 * @param {{ env?: Record<string, string>, args?: readonly string[] }} [options]
 */
export function vitest(config, { env = {}, args = [] } = {}) {
  return run(process.execPath, [tool('vitest/vitest.mjs'), 'run', '--config', config, ...args], { env });
}

/**
 * The app killed again and again; see test/faults/kill.
 * @param {Record<string, string>} env
 * @param {{ kills: string, seed?: string | undefined }} options whole numbers; without a seed another one each time
 */
export function killSuite(env, { kills, seed }) {
  const wanted = { HANDRAISE_KILLS: kills, ...(seed === undefined ? {} : { HANDRAISE_KILL_SEED: seed }) };
  return playwright('test/playwright.kill.config.ts', { env: { ...env, ...wanted } });
}
