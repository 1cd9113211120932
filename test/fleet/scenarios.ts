import type { FleetOptions } from './simulate.ts';

/** One run of `npm run fleet`, and how its picture is cut: minutes from the return on. */
export interface Scenario {
  name: string;
  title: string;
  options: FleetOptions;
  from: number;
  to: number;
}

const desk = {
  capacity: 100,
  refusal: { status: 429, retryAfter: 60 },
  whenDown: 'unreachable',
  lostAnswers: 0.01,
  latency: 0.3,
} as const;

/** The runs, with a desk that can take so many requests per second (for 50,000 machines; fewer in proportion). */
export function scenarios(seed: number, clients: number): Scenario[] {
  const part = clients / 50_000;
  const base: FleetOptions = {
    clients,
    reportsEach: 3,
    outage: 8 * 3600,
    gone: 'desk',
    seed,
    watched: 24 * 3600,
    desk: { ...desk, capacity: desk.capacity * part },
  };
  const roomy = { ...base.desk, capacity: 300 * part };
  const silent = { ...base.desk, refusal: { status: 503 }, whenDown: 'gateway' } as const;
  return [
    {
      name: 'roomy',
      title: 'The desk was gone for eight hours and can take what the fleet brings',
      options: { ...base, desk: roomy },
      from: -480,
      to: 60,
    },
    {
      name: 'narrow',
      title: 'The same, and the desk can take a third of that: it refuses with "Retry-After: 60"',
      options: base,
      from: -10,
      to: 60,
    },
    {
      name: 'silent',
      title:
        'A gateway said 503 meanwhile, and so does the desk when it has too much to do, without a word on when',
      options: { ...base, desk: silent },
      from: -10,
      to: 120,
    },
    {
      name: 'network',
      title: 'The network was gone instead, and is back for everybody at one moment',
      options: { ...base, gone: 'network', desk: roomy },
      from: -10,
      to: 60,
    },
  ];
}
