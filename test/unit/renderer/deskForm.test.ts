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

describe('the help desk’s form', () => {
  it.each([
    redmine,
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

  it('what is no number is handed on, so that the main process says what it expected', () => {
    const desk = deskOf('redmine', { ...formOf(redmine), trackerId: 'bug' }, redmine);
    expect(desk).toHaveProperty('trackerId', 'bug');
    expect(HelpDeskSettings.safeParse(desk).success).toBe(false);
  });
});
