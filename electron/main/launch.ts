/** Words that start the command line instead of the window. */
export const commands = [
  'report',
  'queue',
  'import',
  'diagnose',
  'policy',
  'selftest',
  'help',
  'version',
] as const;
export type Command = (typeof commands)[number];

/** What a start asks for. */
export type Launch =
  | { kind: 'command'; command: Command; args: string[] }
  /**
   * `hidden`: only the tray, at the start of a session. `link`: a `handraise://` address. `file`: the path
   * of a report that was handed over, or of a receipt.
   */
  | {
      kind: 'window';
      screen: 'report' | 'reports' | 'settings';
      hidden: boolean;
      link?: string;
      file?: string;
    };

const isCommand = (word: string | undefined): word is Command => commands.some((command) => command === word);

/**
 * Reads the arguments of a start. In a checkout they follow the path of the app (Electron is started with flags,
 * the path, then ours); packaged they follow Chromium's own flags.
 *
 * @param argv `process.argv`
 * @param inCheckout `process.defaultApp`: Electron was started with a path
 */
export function readLaunch(argv: readonly string[], inCheckout: boolean): Launch {
  const rest = argv.slice(1);
  const ours = inCheckout ? rest.slice(rest.findIndex((word) => !word.startsWith('-')) + 1) : rest;
  const first = ours.findIndex((word) => !word.startsWith('-'));
  const word = ours[first];
  if (isCommand(word)) return { kind: 'command', command: word, args: ours.slice(first + 1) };
  if (first === -1 && ours.includes('--help')) return { kind: 'command', command: 'help', args: [] };
  if (first === -1 && ours.includes('--version')) return { kind: 'command', command: 'version', args: [] };
  const link = ours.find((argument) => argument.toLowerCase().startsWith('handraise:'));
  const file = ours.find((argument) => argument !== link && isCarried(argument));
  return {
    kind: 'window',
    screen: ours.includes('--reports') ? 'reports' : ours.includes('--settings') ? 'settings' : 'report',
    hidden: ours.includes('--hidden'),
    ...(link === undefined ? {} : { link }),
    ...(file === undefined ? {} : { file }),
  };
}

/** Only by its ending: what is in it is looked at when it is opened. */
const isCarried = (argument: string): boolean => /\.handraise(-receipt)?$/i.test(argument);
