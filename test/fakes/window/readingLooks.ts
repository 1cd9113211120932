import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from './fakeBridge.ts';
import { ordinaryDay } from './states.ts';

const place = (id: string, y: number) => ({
  id,
  kind: 'email' as const,
  answer: 'open' as const,
  area: { x: 360, y, width: 210, height: 24 },
});

/** A picture that was read: two places look private, and it shows an error in a long sentence. */
const read = (): FakeBridgeOptions =>
  ordinaryDay({
    pictureText: {
      kind: 'read',
      suggestions: [place('one', 200), place('two', 260)],
      errorMessage: {
        text: 'The label printer LP-4 in the warehouse did not answer (0x00000709).\nSwitch it off and on again, then print the label once more.',
      },
    },
  });

const goOn = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'See what will be sent' }).click();

/** What the text in a picture is for: in the form, and before it is sent. */
export const readingLooks = {
  'report-private': { options: read },
  'report-not-read': {
    options: () => ordinaryDay({ pictureText: { kind: 'failed', reason: 'notRead' } }),
  },
  'preview-private': {
    options: read,
    steps: async (page: Page) => {
      await page.getByLabel('What went wrong?').fill('The label printer prints every label twice');
      await goOn(page);
    },
    whole: true,
  },
} as const;
