import type { Page } from '@playwright/test';
import { markupLooks } from '../fakes/window/markupLooks.ts';
import { expect, test } from './windowHost.ts';

interface Call {
  name: string;
  request: { marks?: { marks: { kind: string; area?: unknown }[] }; ids?: string[] };
}

/** What the window has asked the main process for, by the name of the call. */
const asked = (page: Page, name: string): Promise<Call['request'][]> =>
  page.evaluate(
    (wanted) =>
      (globalThis as unknown as { handraiseCalls: Call[] }).handraiseCalls
        .filter((call) => call.name === wanted)
        .map(({ request }) => JSON.parse(JSON.stringify(request)) as Call['request']),
    name,
  );

const redactions = (request: Call['request'] | undefined): unknown[] =>
  (request?.marks?.marks ?? []).filter(({ kind }) => kind === 'redact').map(({ area }) => area);

const earlier = { x: 100, y: 230, width: 160, height: 18 };
const email = { x: 364, y: 246, width: 270, height: 18 };
const password = { x: 364, y: 268, width: 200, height: 18 };

test.describe('places that look private', () => {
  const { options, steps } = markupLooks['markup-private'];

  test('one key covers the one that is selected, another leaves it, and a screen reader hears it', async ({
    fake,
  }) => {
    const page = await fake.open(options());
    await steps(page);
    const dialog = page.getByRole('dialog');
    const said = dialog.getByRole('status');
    await expect(said).toHaveText(/e-mail address.*R covers it, X leaves it/);
    await page.keyboard.press('r');
    // On to the next one at once: its words follow, and the count goes down.
    await expect(dialog.getByRole('button', { name: '1 place looks private' })).toBeVisible();
    await page.keyboard.press('x');
    await expect(dialog.getByRole('region', { name: 'Places that look private' })).toBeHidden();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    expect(redactions((await asked(page, 'markPicture')).at(-1))).toEqual([earlier, email]);
    expect((await asked(page, 'declineSuggestions')).at(-1)?.ids).toEqual(['bbbbbbbbbbbbbbbb']);
  });

  test('one button covers all of them, and one undo takes it back', async ({ fake }) => {
    const page = await fake.open(options());
    await steps(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cover all of them' }).click();
    await expect(dialog.getByRole('button', { name: /^Covered area/ })).toHaveCount(3);
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect(dialog.getByRole('button', { name: '2 places look private' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Redo' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    expect(redactions((await asked(page, 'markPicture')).at(-1))).toEqual([earlier, email, password]);
  });

  test('looking at the picture and closing it neither covers nor drops any of them', async ({ fake }) => {
    const page = await fake.open(options());
    await steps(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await asked(page, 'markPicture')).toEqual([]);
    expect(await asked(page, 'declineSuggestions')).toEqual([]);
    await steps(page);
    await expect(page.getByRole('button', { name: '2 places look private' })).toBeVisible();
  });
});

test('while the disk refuses, the editor stays open and says so, and the report does not go on', async ({
  fake,
}) => {
  const { options, steps } = markupLooks['markup-not-saved'];
  const page = await fake.open(options());
  await steps(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByText('There is no space left on the disk.', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Close and keep trying' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('textbox', { name: 'What went wrong?' }).fill('Not covered yet');
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  // The report itself says why it cannot be looked at yet.
  await expect(page.getByText('What you drew is not saved yet')).toBeVisible();
  expect(await asked(page, 'composePreview')).toEqual([]);
  // Opened again, what the disk does not have is still drawn.
  await page.getByRole('button', { name: 'Mark or cover the picture' }).click();
  await expect(page.getByRole('button', { name: /^Covered area/ })).toHaveCount(2);
});

test('Tab leads through the marks and on to the buttons behind them', async ({ fake }) => {
  const { options, steps } = markupLooks['markup-drawn'];
  const page = await fake.open(options());
  await steps(page);
  const canvas = page.getByRole('application');
  await canvas.focus();
  const said = page.getByRole('dialog').getByRole('status');
  await page.keyboard.press('Tab');
  await expect(said).toHaveText(/Selected: Ellipse/);
  await page.keyboard.press('Shift+Tab');
  await expect(said).toHaveText(/Selected: Box/);
  for (let press = 0; press < 7; press += 1) await page.keyboard.press('Tab');
  await expect(said).toHaveText(/Selected: Kept part/);
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(canvas).not.toBeFocused();
});

test('the toolbar is one stop of the Tab key, and arrow keys lead through it', async ({ fake }) => {
  const page = await fake.open(markupLooks['markup-empty'].options());
  await markupLooks['markup-empty'].steps(page);
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  await tool('Cover').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tool('Arrow')).toBeFocused();
  await page.keyboard.press('End');
  await expect(tool('black')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('application')).toBeFocused();
});
