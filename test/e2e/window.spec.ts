import type { Page } from '@playwright/test';
import { draftView, fullDraft, id, pictures } from '../fakes/window/drafts.ts';
import { appDescription, ordinaryDay } from '../fakes/window/states.ts';
import { expect, test } from './windowHost.ts';

interface Call {
  name: string;
  request: Record<string, unknown>;
}

/** What the window asked of the main process, in order. */
const calls = (page: Page, name: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { handraiseCalls: Call[] }).handraiseCalls
        .filter((call) => call.name === wanted)
        .map((call) => call.request),
    name,
  );
const emit = (page: Page, event: string, payload: unknown): Promise<void> =>
  page.evaluate(
    ([wanted, value]) =>
      (window as unknown as { handraiseEmit: (event: unknown, payload: unknown) => void }).handraiseEmit(
        wanted,
        value,
      ),
    [event, payload],
  );
/** The newest value of each field that was handed over to be saved. */
const saved = async (page: Page): Promise<Record<string, unknown>> =>
  Object.assign({}, ...(await calls(page, 'saveDraft')).map(({ patch }) => patch)) as Record<string, unknown>;

const full = () => ordinaryDay({ drafts: [draftView(fullDraft)] });
const question = (page: Page) => page.getByRole('textbox', { name: 'What went wrong?' });
const stepTexts = (page: Page) =>
  page
    .getByRole('textbox', { name: /^Step \d+$/ })
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));

test('the question has the focus and the picture is in sight', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await expect(question(page)).toBeFocused();
  await expect(page.getByRole('button', { name: /^Mark or cover the picture/ })).toBeInViewport();
  await expect(question(page)).toBeInViewport();
});

test('what is typed is saved without a click, and leaving the window saves at once', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await question(page).fill('The scanner stops');
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await expect.poll(() => saved(page)).toMatchObject({ summary: 'The scanner stops' });
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
});

test('a refused save is said and keeps what was written, also on another screen', async ({ fake }) => {
  const page = await fake.open(ordinaryDay({ saveFailure: 'diskFull' }));
  await question(page).fill('The scanner stops');
  await expect(page.getByRole('alert')).toContainText('There is no space left on the disk');
  await page.keyboard.press('Control+Enter');
  await expect(question(page)).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await expect(question(page)).toHaveValue('The scanner stops');
});

test('Ctrl+Enter goes on and sends, Escape goes back', async ({ fake }) => {
  const page = await fake.open(full());
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'This is what will be sent' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => calls(page, 'sendTicket')).toEqual([{ draftId: id(1), digest: 'digest' }]);
  await expect(page.getByRole('heading', { name: 'Saved.' })).toBeVisible();
});

test('without a sentence it asks for one instead of going on', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  await expect(page.getByText('Please write in one sentence what went wrong.')).toBeVisible();
  await expect(question(page)).toBeFocused();
});

test('steps are added, split, moved and removed by keyboard', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByRole('list', { name: 'Fields to add' }).getByRole('button', { name: 'Steps' }).click();
  await expect(page.getByRole('textbox', { name: 'Step 1' })).toBeFocused();
  await page.keyboard.type('open');
  await page.keyboard.press('Enter');
  await page.keyboard.type('click');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Step 3' })).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('textbox', { name: 'Step 2' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByText('Now step 1 of 2')).toBeAttached();
  expect(await stepTexts(page)).toEqual(['click', 'open']);
  await page.getByRole('button', { name: 'Move step 1:' }).press('ArrowDown');
  expect(await stepTexts(page)).toEqual(['open', 'click']);
  await expect(page.getByRole('button', { name: 'Move step 2:' })).toBeFocused();
  await expect
    .poll(async () => (await saved(page))['steps'])
    .toMatchObject([{ text: 'open' }, { text: 'click' }]);
});

test('steps are moved by dragging', async ({ fake }) => {
  const page = await fake.open(full());
  await page
    .getByRole('button', { name: 'Move step 3:' })
    .dragTo(page.getByRole('textbox', { name: 'Step 1' }));
  await expect.poll(async () => (await stepTexts(page))[0]).toBe('Take the labels from the printer');
});

test('a category is found by typing and chosen by keyboard', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByRole('list', { name: 'Fields to add' }).getByRole('button', { name: 'Category' }).click();
  const field = page
    .getByRole('textbox', { name: 'What is it about?' })
    .or(page.getByRole('combobox', { name: 'What is it about?' }));
  await field.fill('Label');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect.poll(async () => (await saved(page))['category']).toBe('printing-labels');
});

test('files may be let go anywhere, and a refused one is named with its reason', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  const drag = (name: string) =>
    page.evaluate((event) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'film.mkv'));
      document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
    }, name);
  await drag('dragenter');
  await expect(page.getByText('Let go to add the files')).toBeVisible();
  await drag('drop');
  await expect(page.getByText('Let go to add the files')).toBeHidden();
  await expect(page.getByText('“film.mkv” was not added')).toBeVisible();
  await expect(page.getByText('is larger than 100 MB')).toBeVisible();
});

test('a pasted picture is handed over with its bytes', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect
    .poll(() => calls(page, 'addPastedFile'))
    .toMatchObject([{ draftId: id(1), name: 'image.png', mediaType: 'image/png' }]);
});

test('pictures arrive, can be left out, and the next one is shown', async ({ fake }) => {
  const page = await fake.open(
    ordinaryDay({ drafts: [draftView({ attachments: [] }, { capturing: true, attachments: [] })] }),
  );
  await expect(page.getByText('Taking a picture of your screen…')).toBeVisible();
  await emit(page, 'evidenceChanged', draftView().evidence);
  await expect(
    page.getByRole('button', { name: 'Mark or cover the picture: Screen 1 (DP-1)' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Show Screen 2 (HDMI-1)' }).click();
  await page.getByRole('switch', { name: 'Send this picture' }).press('Space');
  await expect(page.getByText('This picture will not be sent')).toBeVisible();
  expect(await calls(page, 'changeAttachment')).toEqual([
    { draftId: id(1), attachmentId: pictures[1]!.id, included: false },
  ]);
});

test('a section that is switched off is withheld', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByText('About this computer').click();
  await page.getByRole('switch', { name: 'Send the section: Disks' }).press('Space');
  await expect.poll(async () => (await saved(page))['withheld']).toEqual(['disks']);
});

test('an untouched draft is discarded without a question, a written one is not', async ({ fake }) => {
  const written = await fake.open(full());
  await written.getByRole('button', { name: 'Discard' }).click();
  await written.keyboard.press('Escape');
  expect(await calls(written, 'discardDraft')).toEqual([]);
  const untouched = await fake.open(ordinaryDay());
  await untouched.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => calls(untouched, 'discardDraft')).toEqual([{ draftId: id(1) }]);
});

test('a question gives the focus back to the button that asked it', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByRole('textbox', { name: 'What went wrong?' }).fill('Written');
  const discard = page.getByRole('button', { name: 'Discard' });
  await discard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(discard).toBeFocused();
});

test('"show all fields" is remembered', async ({ fake }) => {
  const page = await fake.open(ordinaryDay());
  await page.getByRole('switch', { name: 'Show all fields' }).press('Space');
  await expect(page.getByRole('textbox', { name: 'What have you tried?' })).toBeVisible();
  expect(await calls(page, 'changeSetting')).toEqual([{ key: 'allFields', value: true }]);
});

test('a screen that fails says that the draft is safe and offers to open again', async ({ fake }) => {
  const day = ordinaryDay({ app: appDescription({ location: { screen: 'settings' } }) });
  const page = await fake.open({ ...day, settings: { ...day.settings, settings: [] } }, { banner: false });
  await expect(page.getByRole('alert')).toContainText('Your draft is safe');
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible();
});
