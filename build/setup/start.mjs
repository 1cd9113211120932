// `npm start`: sets up what is missing, builds the app and starts it. Without a display it files a sample report from
// the command line, so that the main job can be seen working all the same.
import { bundleIfStale } from './bundle-if-stale.mjs';
import { hasDisplay } from './display.mjs';
import { chromiumFlags } from './flags.mjs';
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { fileSampleReport } from './sample-report.mjs';
import { runMain, say } from './say.mjs';

await runMain(async () => {
  const { runtime } = await prepare({ display: false });
  await bundleIfStale({ quiet: false });
  if (!hasDisplay()) return fileSampleReport(runtime);
  say('starting Handraise');
  return run(runtime.executable, [...chromiumFlags(runtime), '.', ...process.argv.slice(2)]);
});
