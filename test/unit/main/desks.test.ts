import { describe, expect, it } from 'vitest';
import type { HelpDeskSettings } from '../../../core/policy/desks/index.ts';
import { translatorFor } from '../../../core/texts/texts.ts';
import { createDesks, placeOfDesk, type DeskWorld } from '../../../electron/main/desks.ts';
import { plainDescribe } from '../../fakes/deskJob.ts';

const redmine = {
  kind: 'redmine',
  url: 'https://redmine.example.org/',
  project: 'support',
  apiKey: 'secret',
} as const;

function world(asked: string[] = []): DeskWorld {
  return {
    http: async ({ headers = {} }) => {
      asked.push(headers['X-Redmine-API-Key'] ?? 'none');
      return { kind: 'trouble', cause: 'unreachable', sent: false, detail: '' };
    },
    secrets: {
      protection: () => 'plain',
      get: async (name) => `stored ${name}`,
      set: async () => undefined,
      remove: async () => undefined,
    },
    clock: { now: () => 0, after: () => () => undefined },
    describe: plainDescribe,
    documents: '/home/somebody/Documents',
    translate: translatorFor('en'),
    authorities: async () => [],
  };
}

describe('the place of a desk', () => {
  it('is the same whatever the desk is called and whichever key opens it', () => {
    expect(placeOfDesk({ ...redmine, name: 'IT', apiKey: 'another' })).toBe(placeOfDesk(redmine));
  });

  it.each<[string, HelpDeskSettings]>([
    ['another project', { ...redmine, project: 'other' }],
    ['another address', { ...redmine, url: 'https://redmine.example.org/desk' }],
    ['another kind', { kind: 'webhook', url: redmine.url }],
    ['mail', { kind: 'email', to: ['it@example.org'], from: 'app@example.org', smtp: { host: 'mail' } }],
    ['a queue', { kind: 'requestTracker', url: redmine.url, queue: 'support' }],
    ['a folder', { kind: 'folder' }],
  ])('is not the same for %s', (_what, other) => {
    expect(placeOfDesk(other)).not.toBe(placeOfDesk(redmine));
  });

  it('holds neither keys nor sign-ins, because it is kept with the tickets', () => {
    const url = 'https://user:password@hook.example.org/in?token=secret';
    expect(placeOfDesk({ kind: 'webhook', url })).toBe('webhook hook.example.org/in');
    expect(placeOfDesk(redmine)).not.toContain('secret');
  });
});

describe('the desks of the settings', () => {
  it('have a second one with a name of its own', () => {
    const { first, second, placeOf } = createDesks(
      { helpDesk: redmine, secondDesk: { desk: { kind: 'folder', path: '/mnt/reports' }, afterMinutes: 60 } },
      world(),
    );
    expect(second).toMatchObject({ after: 3_600_000, desk: { name: 'Second help desk' } });
    expect(second && placeOf(second.desk)).toBe('folder /mnt/reports');
    expect(first.name).toBe('Help desk');
  });

  it('have no second one at the place of the first', () => {
    const desks = createDesks(
      { helpDesk: redmine, secondDesk: { desk: { ...redmine, name: 'again' }, afterMinutes: 1 } },
      world(),
    );
    expect(desks.second).toBeUndefined();
  });

  it('never give the stored key of the first to the second', async () => {
    const asked: string[] = [];
    const { apiKey: _key, ...keyless } = redmine;
    const elsewhere = { ...keyless, url: 'https://elsewhere.example.org' };
    const { first, second } = createDesks(
      { helpDesk: keyless, secondDesk: { desk: elsewhere, afterMinutes: 1 } },
      world(asked),
    );
    await first.verify(AbortSignal.timeout(1000));
    expect(asked).toEqual(['stored redmineApiKey']);
    expect(await second?.desk.verify(AbortSignal.timeout(1000))).toMatchObject([
      { passed: true },
      { name: 'key', passed: false, failure: { code: 'notConfigured' } },
    ]);
    expect(asked).toHaveLength(1);
  });
});
