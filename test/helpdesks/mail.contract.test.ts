import { afterAll, beforeAll } from 'vitest';
import { describeEmail } from '../contract/email.contract.ts';
import { startMail } from './mail.ts';

let site: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  site = await startMail();
}, 300_000);
afterAll(() => site.stop());

describeEmail('real Postfix and Dovecot', async () => ({ ...site, stop: async () => undefined }));
