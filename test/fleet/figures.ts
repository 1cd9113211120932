import type { FleetOutcome } from './simulate.ts';
import { Traffic } from './traffic.ts';

/** What a run says, as numbers for people. Rates in requests per second, times in seconds after the return. */
export interface FleetFigures {
  outage: { requests: number; meanLastHour: number; busiestSecond: number };
  after: {
    /** Mean over the busiest whole minute, and the busiest single second. */
    busiestMinute: number;
    busiestSecond: number;
    requests: number;
    refused: number;
    refusedShare: number;
    lookUps: number;
    /** How much of its capacity the desk could use in the first ten minutes. */
    servedShareFirstTenMinutes: number;
    /** How long the desk would need for the creates alone if they came exactly as it can take them. */
    shortestPossible: number;
    halfOfReports: number;
    lastReport: number;
  };
}

export function figuresOf(outcome: FleetOutcome): FleetFigures {
  const { options, deliveredAt, written } = outcome;
  const traffic = new Traffic(outcome.counts);
  const back = options.outage;
  const end = Math.ceil(Math.max(back, deliveredAt.at(-1) ?? back)) + 1;
  const minutes: number[] = [];
  for (let from = back; from < end; from += 60) minutes.push(traffic.sum(from, from + 60) / 60);
  const requests = traffic.sum(back, end);
  const refused = traffic.sum(back, end, 'refused');
  const early = Math.min(end, back + 600);
  return {
    outage: {
      requests: traffic.sum(0, back),
      meanLastHour: traffic.sum(Math.max(0, back - 3600), back) / Math.min(3600, back),
      busiestSecond: traffic.peak(0, back),
    },
    after: {
      busiestMinute: Math.max(0, ...minutes),
      busiestSecond: traffic.peak(back, end),
      requests,
      refused,
      refusedShare: requests === 0 ? 0 : refused / requests,
      lookUps: traffic.sum(back, end, 'lookUp'),
      servedShareFirstTenMinutes:
        (traffic.sum(back, early, 'create') + traffic.sum(back, early, 'lookUp')) /
        (Math.max(1, early - back) * options.desk.capacity),
      shortestPossible: written / options.desk.capacity,
      halfOfReports: (deliveredAt[written >> 1] ?? Number.NaN) - back,
      lastReport: (deliveredAt.at(-1) ?? Number.NaN) - back,
    },
  };
}
