import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import { pickLanguage } from '../../core/texts/languages.ts';
import { translatorFor } from '../../core/texts/texts.ts';

/** Exit code of a start that could not be made. */
const notStarted = 1;

/**
 * Why nothing can be written to the data folder, in the system's words; undefined: it can. Chromium answers the same
 * "no" to a second start and to a folder that takes no lock, and only the first one may end without a word.
 */
function dataFolderProblem(folder: string): string | undefined {
  const probe = path.join(folder, `.start-${process.pid}`);
  try {
    writeFileSync(probe, ' ', { mode: 0o600, flag: 'wx' });
    rmSync(probe);
    return undefined;
  } catch (error) {
    if (existsSync(probe)) rmSync(probe, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}

/** Ends a start beside a running app, without a word; with one when it is the folder that takes no lock. */
export async function endSecondStart(folder: string): Promise<void> {
  const detail = dataFolderProblem(folder);
  if (detail === undefined) app.quit();
  else await sayNoStart({ kind: 'dataFolder', path: folder, detail });
}

/** Says why the app cannot start, in a box and on stderr, and ends it. */
export async function sayNoStart(
  why: { kind: 'dataFolder'; path: string; detail: string } | { kind: 'unexpected'; detail: string },
): Promise<void> {
  await app.whenReady();
  const translate = translatorFor(pickLanguage(app.getPreferredSystemLanguages()));
  const message = translate(`storage:start.${why.kind}`, why);
  process.stderr.write(`${message}\n${why.detail}\n`);
  const title = translate('storage:start.title');
  // Not the blocking box: the process has to go when the session ends.
  await dialog.showMessageBox({ type: 'warning', title, message, detail: why.detail });
  app.exit(notStarted);
}
