import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../../electron/main/launch.ts';

describe('what a start asks for', () => {
  it.each([
    [['electron', '--no-sandbox', '.'], true, { kind: 'window', screen: 'report', hidden: false }],
    [['handraise-bin'], false, { kind: 'window', screen: 'report', hidden: false }],
    [['handraise-bin', '--hidden'], false, { kind: 'window', screen: 'report', hidden: true }],
    [['handraise-bin', '--reports'], false, { kind: 'window', screen: 'reports', hidden: false }],
    [
      ['handraise-bin', 'handraise://report?summary=x'],
      false,
      { kind: 'window', screen: 'report', hidden: false, link: 'handraise://report?summary=x' },
    ],
    [
      ['handraise-bin', '/media/stick/Printer 1A2B3C4D.handraise-receipt'],
      false,
      {
        kind: 'window',
        screen: 'report',
        hidden: false,
        file: '/media/stick/Printer 1A2B3C4D.handraise-receipt',
      },
    ],
    [
      ['handraise-bin', 'handraise://report?summary=x.handraise'],
      false,
      { kind: 'window', screen: 'report', hidden: false, link: 'handraise://report?summary=x.handraise' },
    ],
    [
      ['handraise-bin', 'import', 'x.handraise'],
      false,
      { kind: 'command', command: 'import', args: ['x.handraise'] },
    ],
    [
      ['electron', '--no-sandbox', '--ozone-platform=headless', '.', 'report', '--summary', 'x'],
      true,
      { kind: 'command', command: 'report', args: ['--summary', 'x'] },
    ],
    [
      ['handraise-bin', '--ozone-platform=headless', 'queue', 'list'],
      false,
      { kind: 'command', command: 'queue', args: ['list'] },
    ],
    [['handraise-bin', '--help'], false, { kind: 'command', command: 'help', args: [] }],
    [['handraise-bin', '--version'], false, { kind: 'command', command: 'version', args: [] }],
  ])('%j in a checkout: %s', (argv, inCheckout, expected) => {
    expect(readLaunch(argv, inCheckout)).toEqual(expected);
  });

  it('does not take a link for a command, whatever the link says', () => {
    expect(readLaunch(['handraise-bin', 'handraise://selftest'], false)).toMatchObject({ kind: 'window' });
  });
});
