import { describe, expect, it } from 'vitest';
import { HelpDeskSettings } from '../../../core/policy/desks/index.ts';
import { deskOf, formOf } from '../../../renderer/screens/settings/deskForm.ts';

const redmine: HelpDeskSettings = {
  kind: 'redmine',
  name: 'IT support',
  url: 'https://desk.example.org',
  project: 'support',
  trackerId: 3,
  categoryIds: { printing: 7 },
  priorityIds: { blocked: 5 },
  answerExpected: { hours: 24 },
};

const email: HelpDeskSettings = {
  kind: 'email',
  to: ['support@example.org', 'backup@example.org'],
  from: 'reports@example.org',
  smtp: { host: 'smtp.example.org', port: 2525, security: 'tls', user: 'reports' },
  imap: { host: 'imap.example.org', mailbox: 'Reports', copyTo: 'reports@example.org' },
};

describe('the help desk’s form', () => {
  it.each([
    redmine,
    email,
    { kind: 'folder' } as const,
    { kind: 'webhook', url: 'https://a.example', headers: { a: 'b' } } as const,
  ])('saved unchanged, the settings are as they were', (desk) => {
    expect(deskOf(desk.kind, formOf(desk), desk)).toEqual(desk);
  });

  it('an emptied field is not set any more', () => {
    const form = { ...formOf(redmine), trackerId: ' ', answerHours: '', 'priority.blocked': '' };
    const desk = deskOf('redmine', form, redmine);
    expect(desk).not.toHaveProperty('trackerId');
    expect(desk).not.toHaveProperty('answerExpected');
    expect(desk).not.toHaveProperty('priorityIds');
    expect(HelpDeskSettings.safeParse(desk).success).toBe(true);
  });

  it('another kind takes nothing of the old one but what the form shows', () => {
    expect(deskOf('folder', { ...formOf(redmine), path: '/srv/reports' }, redmine)).toEqual({
      kind: 'folder',
      name: 'IT support',
      path: '/srv/reports',
      answerExpected: { hours: 24 },
    });
  });

  it('several addresses are written into one line', () => {
    const form = { ...formOf(email), to: ' a@example.org; b@example.org,c@example.org ' };
    expect(deskOf('email', form, email)).toHaveProperty('to', [
      'a@example.org',
      'b@example.org',
      'c@example.org',
    ]);
  });

  it('a mailbox without a server is none, and the settings that it was made from stay as they were', () => {
    const before = structuredClone(email);
    expect(deskOf('email', { ...formOf(email), imapHost: '', smtpPort: '' }, email)).toEqual({
      kind: 'email',
      to: email.to,
      from: email.from,
      smtp: { host: 'smtp.example.org', security: 'tls', user: 'reports' },
    });
    expect(email).toEqual(before);
  });

  it('a form without an address is refused by the policy’s schema, not by an error', () => {
    const desk = deskOf('email', { smtpHost: 'smtp.example.org' }, { kind: 'folder' });
    expect(HelpDeskSettings.safeParse(desk).success).toBe(false);
  });

  it('what is no number is handed on, so that the main process says what it expected', () => {
    const desk = deskOf('redmine', { ...formOf(redmine), trackerId: 'bug' }, redmine);
    expect(desk).toHaveProperty('trackerId', 'bug');
    expect(HelpDeskSettings.safeParse(desk).success).toBe(false);
  });
});
