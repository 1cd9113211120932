import { ensureElectron, runtimeEnv } from './runtime.mjs';
import { ensureSystem } from './system.mjs';

/**
 * The set-up that every command which runs Electron needs.
 * @param {Parameters<typeof ensureSystem>[0]} wanted
 * @returns {Promise<{ runtime: import('./runtime.mjs').Runtime, env: Record<string, string> }>} `env` tells
 *   Playwright and the tests where the runtime is
 */
export async function prepare(wanted) {
  await ensureSystem(wanted);
  const runtime = await ensureElectron();
  return { runtime, env: runtimeEnv(runtime) };
}
