import { afterAll, beforeAll } from 'vitest';
import { describeRedmine } from '../contract/redmine.contract.ts';
import { startRedmine } from './redmine.ts';

let site: Awaited<ReturnType<typeof startRedmine>>;
beforeAll(async () => {
  site = await startRedmine();
}, 300_000);
afterAll(() => site.stop());

describeRedmine('a real Redmine', async () => ({ ...site, stop: async () => undefined }));
