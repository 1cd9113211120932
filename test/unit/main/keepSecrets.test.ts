import { describe, expect, it } from 'vitest';
import type { HelpDeskSettings } from '../../../core/policy/desks/index.ts';
import { keepDeskSecret } from '../../../electron/main/services/keepSecrets.ts';

const redmine: HelpDeskSettings = {
  kind: 'redmine',
  url: 'https://redmine.example.org',
  project: 'support',
  apiKey: 'from-the-policy',
};

async function keptAfter(
  after: unknown,
  stored: Record<string, string> = {},
): Promise<Record<string, string>> {
  const store = { ...stored };
  await keepDeskSecret(redmine, after, {
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

  it('does not overwrite a key that the person stored', async () => {
    const after = { kind: 'redmine', url: redmine.url, project: 'other' };
    expect(await keptAfter(after, { redmineApiKey: 'own' })).toEqual({ redmineApiKey: 'own' });
  });
});
