import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { RecordedStep, RecordingHead } from '../../core/evidence/recording.ts';
import { ensurePackages } from '../../build/setup/system.mjs';
import { expect, test, type RunningApp, type Workplace } from './fixtures.ts';
import { startDesktop, type Desktop } from './realDesktop.ts';

let desktop: Desktop;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await ensurePackages(['openbox', 'yad', 'xterm', 'xdotool', 'at-spi2-core', 'libatk-adaptor', 'dbus']);
  desktop = await startDesktop();
});
test.afterAll(() => desktop.stop());

const folderOf = ({ dataDir }: Workplace): string => {
  const root = path.join(dataDir, 'recordings');
  return path.join(root, readdirSync(root)[0] ?? '');
};
const headOnDisk = (workplace: Workplace): RecordingHead =>
  JSON.parse(readFileSync(path.join(folderOf(workplace), 'head.json'), 'utf8')) as RecordingHead;

/** The steps that are on the disk, as recorded. */
function stepsOnDisk(workplace: Workplace): RecordedStep[] {
  const folder = path.join(folderOf(workplace), 'steps');
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as RecordedStep);
}
const pictureOf = (workplace: Workplace, { picture }: RecordedStep): PNG =>
  PNG.sync.read(readFileSync(path.join(folderOf(workplace), 'files', picture?.id ?? '')));

const kinds = (steps: readonly RecordedStep[]): string[] => steps.map(({ action }) => action.kind);

/** Presses the button in the report and waits for the bar. */
async function record({ app, window }: RunningApp): Promise<Page> {
  const page = await window();
  const [bar] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('button', { name: 'Record what you do' }).click(),
  ]);
  // Until then it says that it is about to begin.
  await expect(bar.getByText('Recording')).toBeVisible();
  await expect
    .poll(() =>
      app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
      ),
    )
    .toBe(1);
  return bar;
}

const form = ['--form', '--title', 'Save invoice', '--geometry', '420x200+900+400'];
const fields = ['--field', 'Name', '--field', 'Password:H', '--button', 'Save:0', '--button', 'Cancel:1'];

test('tells what was done in real programs: the control, the window, the place, and no typed character', async ({
  start,
  workplace,
}) => {
  test.setTimeout(120_000);
  const terminal = await desktop.show(
    'Invoice 17',
    'xterm',
    '-T',
    'Invoice 17',
    '-geometry',
    '80x24+100+400',
  );
  const dialog = await desktop.show('Save invoice', 'yad', ...form, ...fields);
  const running = await start({ env: desktop.env });
  const bar = await record(running);
  const { input } = desktop;
  const count = (steps: number) => expect(bar.getByText(`${steps} step`)).toBeVisible();

  input('mousemove', terminal.at.x + 50, terminal.at.y + 60, 'click', 1);
  await count(1);
  input('mousemove', dialog.at.x + 200, dialog.at.y + 50, 'click', 1);
  await count(2);
  input('type', '--delay', '20', 'Geheim4711');
  await count(3);
  input('key', 'ctrl+a');
  input('key', 'Tab');
  await count(5);
  input('mousemove', terminal.at.x + 80, terminal.at.y + 100, 'click', '--repeat', 2, '--delay', 60, 1);
  await count(6);
  input('mousemove', terminal.at.x + 80, terminal.at.y + 200, 'mousedown', 1);
  input('mousemove', terminal.at.x + 180, terminal.at.y + 220, 'mouseup', 1);
  await count(7);
  input('click', '--repeat', 3, '--delay', 20, 5);
  await count(8);
  await bar.getByRole('button', { name: 'Here it goes wrong' }).click();
  await count(9);
  await bar.getByRole('button', { name: 'Add a note' }).click();
  await bar.getByRole('textbox').fill('The total is empty');
  await bar.getByRole('textbox').press('Enter');
  await count(10);
  // Told while the button is held: the dialog is gone when it is let go, and its button's name with it.
  input('mousemove', dialog.at.x + dialog.at.width - 130, dialog.at.y + dialog.at.height - 44);
  input('mousedown', 1);
  await count(11);
  input('mouseup', 1);
  await bar.getByRole('button', { name: 'Stop' }).click();

  const page = await running.window();
  await expect(page.getByRole('heading', { name: 'Recorded steps' })).toBeVisible();
  const steps = stepsOnDisk(workplace);
  // The sentences as the person reads them.
  for (const sentence of [
    'Left click in Invoice 17 (XTerm)',
    'Typed text in Save invoice (Yad)',
    'Pressed Ctrl+A in Save invoice (Yad)',
    'Pressed Tab in Save invoice (Yad)',
    'Double click in Invoice 17 (XTerm)',
    'Dragged in Invoice 17 (XTerm)',
    'Scrolled down in Invoice 17 (XTerm)',
    'Picture of Invoice 17 (XTerm)',
    'The total is empty',
    'Left click on “Save” (push button) in Save invoice (Yad)',
  ])
    await expect(page.getByText(sentence).first()).toBeAttached();
  // Another window may come to the front when the dialog goes.
  expect(kinds(steps).slice(0, 11)).toEqual([
    ...['click', 'click', 'typed', 'key', 'key', 'click', 'drag', 'scroll', 'picture', 'note', 'click'],
  ]);
  expect(steps[1]?.control?.role).toMatch(/text/);
  expect(steps.map(({ wrong }) => wrong).indexOf(true)).toBe(8);
  // The picture is the window's, and the place in it is where the mouse was.
  const [first] = steps;
  expect(first?.action).toMatchObject({ kind: 'click', clicks: 1, button: 'left' });
  const { width, height, origin } = first?.picture ?? { width: 0, height: 0, origin: { x: 0, y: 0 } };
  const { at } = first?.action.kind === 'click' ? first.action : { at: null };
  expect({ x: origin.x + (at?.x ?? 0), y: origin.y + (at?.y ?? 0) }).toEqual({
    x: terminal.at.x + 50,
    y: terminal.at.y + 60,
  });
  const picture = pictureOf(workplace, first!);
  expect([picture.width, picture.height]).toEqual([width, height]);
  expect(width).toBeGreaterThanOrEqual(terminal.at.width);
  expect(width).toBeLessThan(terminal.at.width + 40);
  expect(headOnDisk(workplace).gaps).toEqual([]);
  expect(headOnDisk(workplace).endedAt).toBeDefined();
  expect(everythingBelow(workplace.dataDir)).not.toMatch(/geheim|4711/i);
  await terminal.close();
  await dialog.close();
});

/** All files of the data folder as text: nothing in them is encrypted, because this session has no key store. */
function everythingBelow(folder: string): string {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      // Chromium's own caches hold our bundles, and no input.
      .filter((file) => !file.includes('/browser/') && !file.includes('Crashpad') && isFile(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join('\n')
  );
}
const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

test('loses none of 25 clicks at five a second, each with its picture', async ({ start, workplace }) => {
  test.setTimeout(120_000);
  const terminal = await desktop.show('Clicked', 'xterm', '-T', 'Clicked', '-geometry', '80x30+100+300');
  const running = await start({ env: desktop.env });
  const bar = await record(running);
  const places = Array.from({ length: 25 }, (_, index) => ({
    x: terminal.at.x + 20 + (index % 5) * 60,
    y: terminal.at.y + 40 + Math.floor(index / 5) * 50,
  }));
  // One process for all, so that its own starts do not stretch the time between two clicks.
  desktop.input(...places.flatMap(({ x, y }) => ['mousemove', x, y, 'click', 1, 'sleep', '0.2']));
  await expect(bar.getByText('25 steps')).toBeVisible({ timeout: 20_000 });
  const steps = stepsOnDisk(workplace);
  expect(kinds(steps)).toEqual(places.map(() => 'click'));
  expect(
    steps.map(({ action, picture }) =>
      action.kind === 'click' && picture !== null
        ? { x: picture.origin.x + (action.at?.x ?? 0), y: picture.origin.y + (action.at?.y ?? 0) }
        : null,
    ),
  ).toEqual(places);
  await terminal.close();
});

test('keeps every step through a kill, and offers them at the next start', async ({ start, workplace }) => {
  test.setTimeout(120_000);
  const terminal = await desktop.show('Killed', 'xterm', '-T', 'Killed', '-geometry', '80x24+100+300');
  const first = await start({ env: desktop.env });
  const bar = await record(first);
  for (const step of [1, 2, 3]) {
    desktop.input('mousemove', terminal.at.x + 20 + step * 60, terminal.at.y + 50, 'click', 1);
    await expect(bar.getByText(`${step} step`)).toBeVisible();
  }
  first.app.process().kill('SIGKILL');
  await first.app.waitForEvent('close');
  expect(kinds(stepsOnDisk(workplace))).toEqual(['click', 'click', 'click']);
  expect(headOnDisk(workplace).endedAt).toBeUndefined();

  const second = await start({ env: desktop.env });
  const page = await second.window();
  await expect(page.getByText('There is a recording that was interrupted')).toBeVisible();
  expect(headOnDisk(workplace).gaps).toContain('crashed');
  expect(headOnDisk(workplace).endedAt).toBeDefined();
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('heading', { name: 'Recorded steps' })).toBeVisible();
  await terminal.close();
});

test('records nothing without the bar, while it is paused, and of itself', async ({ start, workplace }) => {
  test.setTimeout(120_000);
  const terminal = await desktop.show('Seen', 'xterm', '-T', 'Seen', '-geometry', '80x24+100+300');
  const click = (x: number): void =>
    desktop.input('mousemove', terminal.at.x + x, terminal.at.y + 50, 'click', 1);
  const running = await start({ env: desktop.env });
  const bar = await record(running);
  click(50);
  await expect(bar.getByText('1 step')).toBeVisible();
  // The shortcut works wherever the focus is, and is no step.
  desktop.input('key', 'ctrl+shift+F8');
  await expect(bar.getByText('Paused')).toBeVisible();
  click(150);
  desktop.input('key', 'ctrl+shift+F8');
  await expect(bar.getByText('Recording')).toBeVisible();
  click(250);
  await expect(bar.getByText('2 steps')).toBeVisible();
  const steps = stepsOnDisk(workplace);
  expect(kinds(steps)).toEqual(['click', 'click']);

  // Its page dies: the recording ends at once, and says why.
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('bar.html'))
      ?.webContents.forcefullyCrashRenderer();
  });
  const page = await running.window();
  await expect(page.getByText('nothing is recorded without it')).toBeVisible();
  click(350);
  await expect.poll(() => headOnDisk(workplace).endedAt).toBeDefined();
  expect(stepsOnDisk(workplace)).toHaveLength(2);
  await terminal.close();
});
