import type { Page } from '@playwright/test';
import { ReportPage } from '../../e2e/pages.ts';
import type { RunningApp } from '../../e2e/fixtures.ts';
import type { Round } from './plan.ts';
import { killGroup, type Started } from './processes.ts';
import { killAt, type Run } from './run.ts';

/** A window that was started by Playwright, as somebody to kill. */
function victim({ app }: RunningApp): Pick<Started, 'kill' | 'running' | 'ended'> {
  const child = app.process();
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const ended = new Promise<void>((resolve) => {
    if (running()) child.once('exit', () => resolve());
    else resolve();
  });
  return {
    running,
    ended,
    kill: () => {
      // Playwright gives each start a process group of its own.
      if (child.pid !== undefined) killGroup(child.pid);
      return ended;
    },
  };
}

/** Whether it comes to pass before the window is gone. */
const seen = (what: Promise<unknown>): Promise<boolean> =>
  what.then(
    () => true,
    () => false,
  );

/** Somebody writes and the app is killed: what was said to be saved must be there. */
export async function playTyping(run: Run, round: Round): Promise<string | undefined> {
  const running = await run.startWindow();
  const report = new ReportPage(await running.window());
  const filed = run.ledger.begin('window');
  const killed = killAt(run, round, [victim(running)]);
  if (await seen(report.question.fill(filed.summary))) filed.wordsSaved = await seen(report.saved.waitFor());
  return killed;
}

/** Somebody presses Send and the app is killed. */
export async function playWindow(run: Run, round: Round): Promise<string | undefined> {
  const running = await run.startWindow();
  const page = await running.window();
  const report = new ReportPage(page);
  const filed = run.ledger.begin('window');
  await report.question.fill(filed.summary);
  await report.saved.waitFor();
  filed.wordsSaved = true;
  const preview = await report.goOn();
  await preview.send.waitFor();
  const killed = killAt(run, round, [victim(running)]);
  await seen(preview.send.click());
  filed.said = await seen(outcome(page).waitFor());
  const number = await page
    .getByRole('main')
    .innerText()
    .catch(() => '');
  const told = /^Sent\n+Ticket\s+(\d+)/m.exec(number)?.[1];
  if (told !== undefined) filed.number = told;
  return killed;
}

/** The heading that says that nothing is lost any more. */
const outcome = (page: Page): ReturnType<Page['locator']> =>
  page
    .getByRole('main')
    .getByRole('heading', { name: /^(Saved|Sent$)/ })
    .first();
