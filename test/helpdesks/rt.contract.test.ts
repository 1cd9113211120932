import { afterAll, beforeAll } from 'vitest';
import { describeRequestTracker } from '../contract/requestTracker.contract.ts';
import { startRequestTracker } from './rt.ts';

let site: Awaited<ReturnType<typeof startRequestTracker>>;
beforeAll(async () => {
  site = await startRequestTracker();
}, 300_000);
afterAll(() => site.stop());

describeRequestTracker('a real Request Tracker', async () => ({ ...site, stop: async () => undefined }));
