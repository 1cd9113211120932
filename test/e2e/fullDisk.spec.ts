import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Workplace } from './fixtures.ts';
import { ReportPage } from './pages.ts';

/** Puts the data folder on a disk of `megabytes`; false where nobody may mount one. */
function smallDisk(workplace: Workplace, megabytes: number): boolean {
  mkdirSync(workplace.dataDir, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', workplace.dataDir], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

test('a full disk is said, what was written stays in the window, and is saved when there is room', async ({
  start,
  workplace,
}) => {
  test.skip(!smallDisk(workplace, 24), 'mounting a small disk needs root');
  try {
    const running = await start();
    const page = await running.window();
    const report = new ReportPage(page);
    await report.question.fill('Before the disk was full');
    await expect(report.saved).toBeVisible();
    const ballast = path.join(workplace.dataDir, 'ballast');
    try {
      for (let part = 0; ; part += 1) writeFileSync(`${ballast}-${part}`, Buffer.alloc(256 * 1024));
    } catch {
      // Now it is full, to the last block.
    }
    for (let size = 4096; size >= 1; size /= 2) {
      try {
        for (let part = 0; ; part += 1) writeFileSync(`${ballast}-small-${size}-${part}`, Buffer.alloc(size));
      } catch {
        // Smaller, until nothing fits.
      }
    }
    await report.question.fill('After the disk was full');
    await expect(page.getByText('Not saved yet:', { exact: false })).toBeVisible();
    await expect(report.question).toHaveValue('After the disk was full');
    await report.seeWhatIsSent.click();
    await expect(report.question).toHaveValue('After the disk was full');

    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(page.getByText('Your last changes are not on the disk')).toBeVisible();
    await page.getByRole('button', { name: 'Keep the window open' }).click();

    execFileSync('sh', ['-c', `rm -f '${ballast}'-*`]);
    await expect(report.saved).toBeVisible({ timeout: 20_000 });
    await running.close();
  } finally {
    execFileSync('umount', ['-l', workplace.dataDir]);
    rmSync(workplace.dataDir, { recursive: true, force: true });
  }
});
