import { cannedAnswers, type Fault } from '../../fakes/faultyProxy/faults.ts';
import type { Moment } from '../../fakes/faultyProxy/proxy.ts';
import { seededChance, type SeededChance } from './chance.ts';

/** What the app asks of Redmine. */
export type RequestKind = 'upload' | 'create' | 'lookUp' | 'other';

/** What can be seen of the app's work from outside, in its data folder. */
export type FileMoment =
  'draftBegun' | 'draftThere' | 'ticketBegun' | 'ticketThere' | 'stateBegun' | 'stateWritten' | 'ticketMoved';

/** When to kill. `after`: milliseconds from that moment on. */
export type KillMoment = { after: number } & (
  | { at: 'request'; request: RequestKind; moment: Moment }
  /** `skip`: how many of these come before. */
  | { at: 'file'; file: FileMoment; skip: number }
  /** From the start of the process, or from the press of Send. */
  | { at: 'time' }
);

/** Who is killed, and in the middle of what. */
export type Victim =
  /** The app in the tray while it delivers. */
  | 'tray'
  /** The command line while it saves. */
  | 'saving'
  /** The command line while it delivers. */
  | 'sending'
  /** The window while somebody writes. */
  | 'typing'
  /** The window when Send was pressed. */
  | 'window'
  /** The app and a command line beside it, both at the same moment. */
  | 'both'
  /** The app while it is started a second time. */
  | 'secondStart';

export interface Round {
  victim: Victim;
  kill: KillMoment;
  /** What happens to the first requests; the rest goes through. */
  faults: Fault[];
  /** What happens to each creation of a ticket instead. */
  onCreate?: Fault;
  /** Pauses are cut short as by a person who presses "send now". */
  hurried: boolean;
}

/** Rounds without an end; the same ones for the same seed. */
export function* rounds(seed: number): Generator<Round, never> {
  const chance = seededChance(seed);
  for (;;) yield makeRound(chance);
}

function makeRound(chance: SeededChance): Round {
  const victim = chance.weighted<Victim>([
    [61, 'tray'],
    [14, 'saving'],
    [8, 'sending'],
    [3, 'typing'],
    [6, 'window'],
    [5, 'both'],
    [3, 'secondStart'],
  ]);
  const kill = killMoment(victim, chance);
  // Fewer faults where a later moment of the same ticket is waited for.
  const clear = kill.at === 'request' ? 80 : 50;
  const faults = Array.from({ length: 8 }, () => makeFault(clear, chance));
  const hurried = chance.random() < 0.85;
  // Killed in the middle of creating: the request may still be on its way when the app is back already.
  const creating = kill.at === 'request' && kill.request === 'create' && chance.random() < 0.3;
  const onCreate: Fault = { kind: 'lateRequest', ms: 300 + chance.below(3_000) };
  return { victim, kill, faults, hurried, ...(creating ? { onCreate } : {}) };
}

function makeFault(clear: number, chance: SeededChance): Fault {
  if (chance.random() * 100 < clear) return { kind: 'none' };
  return chance.weighted<Fault>([
    [3, { kind: 'dropRequest' }],
    [2, { kind: 'cutRequest' }],
    [5, { kind: 'dropAnswer' }],
    [4, { kind: 'cutAnswer' }],
    [1, { kind: 'silent' }],
    [3, { kind: 'lateAnswer', ms: 200 + chance.below(2_500) }],
    [2, { kind: 'lateRequest', ms: 200 + chance.below(1_500) }],
    [3, { kind: 'twice' }],
    [3, { kind: 'slow', bytesPerSecond: 200_000 }],
    ...Object.values(cannedAnswers).flatMap((answer) =>
      [false, true].map((forward) => [0.8, { kind: 'answer', forward, answer }] as const),
    ),
  ]);
}

function killMoment(victim: Victim, chance: SeededChance): KillMoment {
  const after = chance.random() < 0.6 ? 0 : chance.below(60);
  const time = (longest: number): KillMoment => ({ at: 'time', after: chance.below(longest) });
  const file = (skips: number, ...files: FileMoment[]): KillMoment => ({
    at: 'file',
    after,
    file: files[chance.below(files.length)]!,
    skip: chance.below(skips),
  });
  const request = (kind: RequestKind, moments: readonly Moment[]): KillMoment => ({
    at: 'request',
    after,
    request: kind,
    moment: moments[chance.below(moments.length)]!,
  });
  const ofBody = ['arrived', 'halfRead', 'read', 'committed', 'halfAnswered', 'answered'] as const;
  const ofQuestion = ['arrived', 'committed', 'halfAnswered', 'answered'] as const;
  const delivering = (): KillMoment =>
    chance.weighted([
      [30, () => request('create', ofBody)],
      [18, () => request('upload', ofBody)],
      [14, () => request('lookUp', ofQuestion)],
      [20, () => file(6, 'stateBegun', 'stateWritten')],
      [6, () => file(2, 'ticketMoved')],
      [12, () => time(3_500)],
    ])();
  const saving = (): KillMoment =>
    chance.weighted([
      [1, () => time(1_500)],
      [2, () => file(1, 'draftBegun', 'draftThere', 'ticketBegun', 'ticketThere')],
    ])();
  switch (victim) {
    case 'saving':
      return saving();
    case 'typing':
      return time(2_500);
    case 'window':
      return chance.weighted([
        [1, () => time(900)],
        [2, () => file(1, 'ticketBegun', 'ticketThere', 'stateBegun', 'ticketMoved')],
        [1, () => request('create', ofBody)],
      ])();
    case 'tray':
    case 'sending':
    case 'both':
    case 'secondStart':
      return delivering();
  }
}

/** The moment in some words, for the table. */
export function momentName(kill: KillMoment): string {
  switch (kill.at) {
    case 'request':
      return `${kill.request}: ${kill.moment}`;
    case 'file':
      return `disk: ${kill.file}`;
    case 'time':
      return 'any time';
  }
}
