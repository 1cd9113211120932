/** Exit codes of the command line; documented in docs/command-line.md. */
export const exitCodes = {
  /** Done; of `report` and `queue send`: the help desk has it. */
  done: 0,
  /** A defect of ours: see the log. */
  unexpected: 1,
  /** The words of the call were not understood. */
  usage: 2,
  /** Safe on disk, not delivered yet: it goes by itself. */
  waiting: 3,
  /** Safe on disk, and refused by the help desk, the report or this app: somebody has to do something. */
  held: 4,
  /** The policy or settings file has mistakes. */
  policy: 5,
  /** `selftest`: at least one check failed. */
  checkFailed: 6,
  /** There is no such report or file. */
  notFound: 7,
  /** The disk did not take it: nothing was filed. */
  notSaved: 8,
  /** `import`: the file is damaged, forged, foreign or something else. */
  fileRefused: 9,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
