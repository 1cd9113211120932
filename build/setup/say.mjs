/**
 * How the set-up speaks: one line per thing done, on stderr, so that stdout stays free for a program's JSON.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`handraise: ${line}\n`);
}

/** Something the person at the keyboard can put right; its message is the whole explanation. */
export class SetupProblem extends Error {}

/**
 * Runs a script's main function; a SetupProblem becomes one sentence and exit code 1, without a stack trace.
 * @param {() => Promise<number | void>} main resolves to the exit code (nothing: 0)
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
