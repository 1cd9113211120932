import { expect, test } from '../e2e/fixtures.ts';
import { startDesktop, type Desktop } from '../e2e/realDesktop.ts';
import { ensurePackages } from '../../build/setup/system.mjs';
import { keep } from './keep.ts';

let desktop: Desktop;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  await ensurePackages(['openbox', 'yad', 'xdotool', 'at-spi2-core', 'libatk-adaptor', 'dbus']);
  desktop = await startDesktop();
});
test.afterAll(() => desktop.stop());

const columns = ['Number', 'Customer', 'Item', 'Total'].flatMap((name) => ['--column', name]);
const rows = [
  ['2026-016', 'Alder School', 'Toner', '917.40'],
  ['2026-017', 'Blue Harbour Ltd', 'Paper A4', '54.60'],
  ['2026-018', 'Kilimo Bora', 'Service', '700.20'],
].flat();
const list = ['--list', '--title', 'Invoices May', '--geometry', '560x260+900+420', ...columns, ...rows];

test('recorded steps of a real program', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, theme: 'light' },
  });
  const invoices = await desktop.show('Invoices May', 'yad', ...list, '--button', 'Print:0');
  const { app, window } = await start({ env: desktop.env });
  const page = await window();
  const [bar] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('button', { name: 'Record what you do' }).click(),
  ]);
  await expect(bar.getByText('Recording')).toBeVisible();
  const { input } = desktop;
  const { at } = invoices;
  input('mousemove', at.x + 160, at.y + 68, 'click', 1);
  await expect(bar.getByText('1 step', { exact: true })).toBeVisible();
  input('mousemove', at.x + at.width - 60, at.y + at.height - 30, 'mousedown', 1);
  await expect(bar.getByText('2 steps')).toBeVisible();
  await bar.getByRole('button', { name: 'Here it goes wrong' }).click();
  await expect(bar.getByText('3 steps')).toBeVisible();
  input('mouseup', 1);
  await bar.getByRole('button', { name: 'Stop' }).click();

  const review = await window();
  await expect(review.getByRole('heading', { name: 'Recorded steps' })).toBeVisible();
  await expect(review.getByRole('img', { name: /Picture of step 1/ })).toBeVisible();
  await keep(review, 'recorded-light');
  await invoices.close();
});
