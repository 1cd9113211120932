import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ReportPage } from '../e2e/pages.ts';

const folder = path.resolve('docs/pictures');
/** In bytes: the pictures are in every clone. */
const largest = 200_000;

/** Takes a picture of the window for the README. */
export async function keep(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  expect((await stat(file)).size).toBeLessThan(largest);
}

/** The form with one sentence in it and everything there, what the picture says included. */
export async function written(page: Page): Promise<ReportPage> {
  const report = new ReportPage(page);
  await expect(report.picture()).toBeVisible();
  await report.question.fill('Invoice 17 does not print on the printer of the third floor');
  await expect(report.saved).toBeVisible();
  await expect(page.getByText('still looking…')).toHaveCount(0);
  // Reading takes seconds, and the lines that it brings move what is below them.
  await expect(page.getByText('The picture says')).toBeVisible({ timeout: 60_000 });
  return report;
}
