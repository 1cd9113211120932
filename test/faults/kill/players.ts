import { signalWake } from '../../../electron/adapters/files/outboxWatch.ts';
import { unsentReports } from './dataFolder.ts';
import { Ledger } from './ledger.ts';
import type { Round, Victim } from './plan.ts';
import { startCommand, startTray, type Started } from './processes.ts';
import { bound, killAt, type Run } from './run.ts';
import { playTyping, playWindow } from './windowPlayers.ts';

/** Unsent reports that shall be there when the app is killed while it delivers: some of them wait before a look-up. */
const stock = 6;

/** Pause between two wake signals, in milliseconds. */
const hurryEvery = 600;

/** Plays one round. @returns the moment of the kill; undefined when there was nobody to kill any more */
export async function play(run: Run, round: Round): Promise<string | undefined> {
  run.faults = [...round.faults];
  run.onCreate = round.onCreate;
  const end = round.hurried ? hurry(run.workplace.dataDir) : () => undefined;
  try {
    return await players[round.victim](run, round);
  } finally {
    end();
    run.faults = [];
    run.onCreate = undefined;
  }
}

const players: Record<Victim, (run: Run, round: Round) => Promise<string | undefined>> = {
  tray: async (run, round) => {
    const app = startTray(run.workplace);
    const beside = unsentReports(run.workplace.dataDir) < stock ? save(run) : undefined;
    const moment = await killAt(run, round, [app]);
    await beside?.finished;
    return moment;
  },
  saving: async (run, round) => {
    const { command, finished } = save(run);
    const moment = await killAt(run, round, [command]);
    await finished;
    return moment;
  },
  sending: async (run, round) => {
    const { command, finished } =
      unsentReports(run.workplace.dataDir) > stock
        ? sendQueued(run)
        : save(run, ['--send', '--wait', String(bound / 1000)]);
    const moment = await killAt(run, round, [command]);
    await finished;
    return moment;
  },
  both: async (run, round) => {
    const app = startTray(run.workplace);
    const { command, finished } = save(run, ['--send', '--wait', String(bound / 1000)]);
    const moment = await killAt(run, round, [app, command]);
    await finished;
    return moment;
  },
  secondStart: (run, round) => {
    // Whichever of them becomes the app; the other ends by itself.
    return killAt(run, round, [startTray(run.workplace), startTray(run.workplace)]);
  },
  typing: playTyping,
  window: playWindow,
};

/** The command line saves a report; what it says is taken down when it has ended, however it ends. */
function save(
  { workplace, ledger }: Run,
  how: readonly string[] = ['--queue'],
): { command: Started; finished: Promise<void> } {
  const filed = ledger.begin('command');
  const attach = filed.files.flatMap((file) => ['--attach', file.path]);
  const args = ['report', '--summary', filed.summary, '--no-machine', ...attach, ...how];
  const command = startCommand(workplace, args);
  return { command, finished: command.ended.then(() => Ledger.heard(filed, command.said())) };
}

function sendQueued({ workplace }: Run): { command: Started; finished: Promise<void> } {
  const command = startCommand(workplace, ['queue', 'send', '--wait', String(bound / 1000)]);
  return { command, finished: command.ended };
}

/** Says "send now" again and again, as the command line does it. Returns what ends it. */
function hurry(dataDir: string): () => void {
  const timer = setInterval(() => void signalWake(dataDir, Date.now()), hurryEvery);
  return () => clearInterval(timer);
}
