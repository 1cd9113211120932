import { describe, expect, it } from 'vitest';
import { HelpDeskSettings } from '../../../core/policy/desks/index.ts';
import { keepDeskSecret } from '../../../electron/main/services/keepSecrets.ts';

const redmine: HelpDeskSettings = {
  kind: 'redmine',
  url: 'https://redmine.example.org',
  project: 'support',
  apiKey: 'from-the-policy',
};

const email = {
  kind: 'email',
  to: ['support@example.org'],
  from: 'reports@example.org',
  smtp: { host: 'smtp.example.org', password: 'to send' },
  imap: { host: 'imap.example.org', password: 'to read' },
} as const satisfies Partial<HelpDeskSettings>;

async function keptAfter(
  after: unknown,
  stored: Record<string, string> = {},
  before: unknown = redmine,
): Promise<Record<string, string>> {
  const store = { ...stored };
  await keepDeskSecret(HelpDeskSettings.parse(before), after, {
    get: (name) => Promise.resolve(store[name]),
    set: (name, value) => {
      store[name] = value;
      return Promise.resolve();
    },
  });
  return store;
}

describe("a desk's key while its settings are changed", () => {
  it('goes into the secret store for the same desk', async () => {
    const after = { kind: 'redmine', url: redmine.url, project: 'other' };
    expect(await keptAfter(after)).toEqual({ redmineApiKey: 'from-the-policy' });
  });

  it.each([
    { kind: 'redmine', url: 'https://evil.example', project: 'support' },
    { kind: 'webhook', url: redmine.url },
    { kind: 'folder' },
    null,
    'text',
  ])('is given to nobody else: %j', async (after) => {
    expect(await keptAfter(after)).toEqual({});
  });

  it.each<[string, Partial<typeof email> | Record<string, unknown>, Record<string, string>]>([
    [
      'for the same servers',
      { to: ['other@example.org'] },
      { smtpPassword: 'to send', imapPassword: 'to read' },
    ],
    ['nowhere when mail is sent through another server', { smtp: { host: 'evil.example' } }, {}],
    ['nowhere when another mailbox is read', { imap: { host: 'evil.example' } }, {}],
    [
      'nowhere when the line is no longer encrypted',
      { smtp: { host: 'smtp.example.org', security: 'none' } },
      {},
    ],
  ])('of mail servers goes into the store %s', async (_where, change, kept) => {
    const { smtp, imap } = email;
    const after = { ...email, smtp: { host: smtp.host }, imap: { host: imap.host }, ...change };
    expect(await keptAfter(after, {}, email)).toEqual(kept);
  });

  it('does not overwrite a key that the person stored', async () => {
    const after = { kind: 'redmine', url: redmine.url, project: 'other' };
    expect(await keptAfter(after, { redmineApiKey: 'own' })).toEqual({ redmineApiKey: 'own' });
  });
});
