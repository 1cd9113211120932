import { test as base, type Workplace } from '../../e2e/fixtures.ts';
import { secret, startTroubledDesk, type TroubledDesk } from './desk.ts';
import { Person } from './person.ts';

interface FaultFixtures {
  /** A desk behind a line that can be spoiled. */
  desk: TroubledDesk;
  /** Somebody at the window of the app, which is started with a policy that leads there. */
  person: Person;
}

/** Settings that make a start quick: what is not sent here is not gathered. */
const lean = { takePicture: false, machineSections: [] };

/** A policy that leads to a webhook. */
export const policyTo = (url: string, settings: object = {}): unknown => ({
  settings: {
    ...lean,
    helpDesk: { kind: 'webhook', name: 'IT support', url, secret, lookUp: true },
    ...settings,
  },
});

export const leanPolicy = (workplace: Workplace, settings: object): Promise<void> =>
  workplace.writePolicy({ settings: { ...lean, ...settings } });

export const test = base.extend<FaultFixtures>({
  desk: async ({}, use) => {
    const desk = await startTroubledDesk();
    await use(desk);
    await desk.close();
  },
  person: async ({ desk, start, workplace }, use) => {
    await workplace.writePolicy(policyTo(desk.url));
    await use(await Person.sitsDown(start));
  },
});

export { expect } from '@playwright/test';
