import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumFlags } from './flags.mjs';
import { cacheDir } from './paths.mjs';
import { capture } from './run.mjs';
import { say } from './say.mjs';

const sample = [
  ...['report', '--summary', 'The printer on the second floor prints empty pages'],
  ...['--details', 'Every page comes out white since this morning. A sample report, filed by npm start.'],
  ...['--step', 'Open any document', '--step', 'Print one page'],
  ...['--expected', 'A printed page', '--actual', 'An empty page'],
  ...['--send', '--json'],
];

/**
 * Files one report through the app's command line, to a help desk that is a folder, and says in words what happened.
 * Nothing of it touches the person's own drafts, reports and settings.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<number>} the app's exit code
 */
export async function fileSampleReport(runtime) {
  const folder = join(cacheDir(), 'sample');
  const reports = join(folder, 'reports');
  const policy = join(folder, 'policy.json');
  await mkdir(reports, { recursive: true });
  const helpDesk = { kind: 'folder', name: 'Sample help desk', path: reports };
  await writeFile(policy, JSON.stringify({ settings: { helpDesk } }));

  say('there is no display, so a sample report is filed from the command line');
  const env = { HANDRAISE_POLICY: policy, HANDRAISE_DATA_DIR: join(folder, 'data') };
  const result = await capture(runtime.executable, [...chromiumFlags(runtime), '.', ...sample], { env });
  process.stderr.write(result.stderr);
  process.stdout.write(result.stdout);
  say(
    result.code === 0
      ? `the report was filed and lies in ${reports}; open its page in a browser to read it`
      : `the report was not filed (exit code ${result.code}); see the words above`,
  );
  say('to file your own: npm run --silent handraise -- report --summary "What went wrong" --send');
  return result.code;
}
