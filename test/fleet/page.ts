import { figuresOf } from './figures.ts';
import type { Scenario } from './scenarios.ts';
import type { FleetOutcome } from './simulate.ts';

/** Runs with what came of them. */
export type Told = { scenario: Scenario; outcome: FleetOutcome }[];

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const perSecond = (value: number): string => `${value < 10 ? value.toFixed(1) : whole(value)}/s`;
const minutes = (seconds: number): string => `${(seconds / 60).toFixed(0)} min`;
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

const rows: [string, (outcome: FleetOutcome) => string][] = [
  ['desk can take', ({ options }) => perSecond(options.desk.capacity)],
  ['requests in the last hour of the outage', (outcome) => perSecond(figuresOf(outcome).outage.meanLastHour)],
  ['busiest minute after it', (outcome) => perSecond(figuresOf(outcome).after.busiestMinute)],
  ['busiest second after it', (outcome) => perSecond(figuresOf(outcome).after.busiestSecond)],
  [
    'requests after it, of these look-ups',
    (outcome) => `${whole(figuresOf(outcome).after.requests)}, ${whole(figuresOf(outcome).after.lookUps)}`,
  ],
  ['refused of these', (outcome) => percent(figuresOf(outcome).after.refusedShare)],
  ['shortest time possible', (outcome) => minutes(figuresOf(outcome).after.shortestPossible)],
  ['half of the reports filed after', (outcome) => minutes(figuresOf(outcome).after.halfOfReports)],
  ['last report filed after', (outcome) => minutes(figuresOf(outcome).after.lastReport)],
  ['answers lost on their way', ({ answersLost }) => whole(answersLost)],
  ['before a Retry-After had ended', ({ tooEarly }) => whole(tooEarly)],
  ['reports filed', ({ delivered, written }) => `${whole(delivered)} of ${whole(written)}`],
  ['**lost, doubled**', ({ lost, doubled }) => `**${lost}, ${doubled}**`],
];

/** The figures as a Markdown table, a column for each run. */
export function table(told: Told): string {
  const head = `| | ${told.map(({ scenario }) => scenario.name).join(' | ')} |`;
  const line = `| --- | ${told.map(() => '---').join(' | ')} |`;
  const body = rows.map(
    ([name, value]) => `| ${name} | ${told.map(({ outcome }) => value(outcome)).join(' | ')} |`,
  );
  return [head, line, ...body].join('\n');
}

/** docs/fleet.md. `text`: the page with a place for the figures, so that words stay where words are edited. */
export function withFigures(text: string, told: Told, command: string): string {
  const [begin, end] = ['<!-- figures -->', '<!-- /figures -->'];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/fleet.md lacks ${begin} … ${end}`);
  return `${before}${begin}\n\nMade by \`${command}\`:\n\n${table(told)}\n\n${end}${after}`;
}
