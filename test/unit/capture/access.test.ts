import { describe, expect, test } from 'vitest';
import { screenAccess, windowsMissing } from '../../../electron/adapters/capture/access.ts';

type Status = 'not-determined' | 'granted' | 'denied' | 'restricted' | 'unknown';
const says = (status: Status) => ({ getMediaAccessStatus: () => status });

test.each([
  ['darwin', 'granted', 'free'],
  ['darwin', 'not-determined', 'ask'],
  ['darwin', 'unknown', 'ask'],
  ['darwin', 'denied', 'denied'],
  ['darwin', 'restricted', 'denied'],
  ['win32', 'denied', 'free'],
  ['linux', 'unknown', 'free'],
] as const)('on %s, where the system says %s, pictures are %s', (platform, status, access) => {
  expect(screenAccess(platform, false, says(status))).toBe(access);
});

test('under Wayland the portal asks, whatever else is said', () => {
  expect(screenAccess('linux', true, says('granted'))).toBe('portal');
});

describe('windows are missing', () => {
  const listing = (windows: number) => ({
    getSources: () => Promise.resolve(Array.from({ length: windows }, () => ({})) as never),
  });
  test.each([
    ['darwin', 'ask', 3, true],
    ['darwin', 'free', 3, false],
    // "Granted", and yet no window has a name: as after an update of the app.
    ['darwin', 'free', 0, true],
    // Elsewhere an empty list only means that there is no window.
    ['linux', 'free', 0, false],
    ['win32', 'free', 0, false],
  ] as const)('on %s with access "%s" and %i named windows: %s', async (platform, access, count, missing) => {
    expect(await windowsMissing({ platform, desktopCapturer: listing(count) }, access)).toBe(missing);
  });
});
