// The app's command line in a checkout: `npm run --silent handraise -- report --summary "…" --json`.
// stdout is the app's alone.
import { bundleIfStale } from './bundle-if-stale.mjs';
import { chromiumFlags } from './flags.mjs';
import { run } from './run.mjs';
import { ensureElectron } from './runtime.mjs';
import { runMain } from './say.mjs';
import { ensureSystem } from './system.mjs';

await runMain(async () => {
  await ensureSystem({ display: false });
  const runtime = await ensureElectron({ quiet: true });
  await bundleIfStale({ quiet: true });
  return run(runtime.executable, [...chromiumFlags(runtime), '.', ...process.argv.slice(2)]);
});
