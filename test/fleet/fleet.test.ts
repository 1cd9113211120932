import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { simulateFleet, type FleetOptions } from './simulate.ts';

/** Five hundred machines and an outage of two hours; `npm run fleet` has fifty thousand and eight. */
const small: FleetOptions = {
  clients: 500,
  reportsEach: 3,
  outage: 2 * 3600,
  gone: 'desk',
  seed: 1,
  watched: 12 * 3600,
  desk: {
    capacity: 4,
    refusal: { status: 429, retryAfter: 60 },
    whenDown: 'unreachable',
    lostAnswers: 0.02,
    latency: 0.3,
  },
};

const cases: [string, FleetOptions][] = [
  ['an outage of the desk, which then says 429 with Retry-After', small],
  ['another seed', { ...small, seed: 20_260_302 }],
  [
    'an outage behind a gateway, after which the desk says 503 and nothing else',
    { ...small, desk: { ...small.desk, whenDown: 'gateway', refusal: { status: 503 } } },
  ],
  ['an office whose network is back at one moment', { ...small, gone: 'network' }],
];

describe.each(cases)('a small fleet after %s', (_name, options) => {
  it('has every report at the desk once, sooner or later', async () => {
    const outcome = await simulateFleet(options);
    expect(outcome.answersLost).toBeGreaterThan(0);
    expect(outcome).toMatchObject({
      delivered: 1500,
      lost: 0,
      doubled: 0,
      tooEarly: 0,
      complaints: [],
    });
  });
});

describe('the load of a small fleet', () => {
  it('is one request in some minutes for each machine while the desk is down', async () => {
    const { outage } = figuresOf(await simulateFleet(small));
    // The middle of the longest pause for everybody: 500 / 452 s.
    expect(outage.meanLastHour).toBeGreaterThan(0.8);
    expect(outage.meanLastHour).toBeLessThan(1.4);
  });

  it('keeps below a desk that can take a hundredth of the fleet in a second', async () => {
    const outcome = await simulateFleet({ ...small, desk: { ...small.desk, capacity: 8 } });
    const { after } = figuresOf(outcome);
    expect(after.busiestMinute).toBeLessThan(4);
    expect(after.refusedShare).toBeLessThan(0.01);
  });

  it('is at most twice what a desk with too little room can take, and uses nearly all of it', async () => {
    const capacity = 3;
    const outcome = await simulateFleet({ ...small, clients: 1500, desk: { ...small.desk, capacity } });
    const { after } = figuresOf(outcome);
    expect(after.busiestMinute).toBeLessThan(2 * capacity);
    expect(after.servedShareFirstTenMinutes).toBeGreaterThan(0.85);
  });

  it('comes spread over minutes when the network is back for all in one moment', async () => {
    const outcome = await simulateFleet({
      ...small,
      gone: 'network',
      desk: { ...small.desk, capacity: 1000 },
    });
    // Two hours of absence are spread over 225 s: 1500 reports make 6.7 in a second, and chance three times that.
    expect(figuresOf(outcome).after.busiestSecond).toBeLessThan(25);
    expect(figuresOf(outcome).after.lastReport).toBeLessThan(400);
  });
});

it('tells the same story for the same seed', async () => {
  const tiny = { ...small, clients: 50, outage: 1800 };
  const [one, two, other] = [
    await simulateFleet(tiny),
    await simulateFleet(tiny),
    await simulateFleet({ ...tiny, seed: 2 }),
  ];
  expect(one.deliveredAt).toEqual(two.deliveredAt);
  expect(one.deliveredAt).not.toEqual(other.deliveredAt);
});
