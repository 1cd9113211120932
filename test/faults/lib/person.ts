import type { Locator, Page } from '@playwright/test';
import { expect, type RunningApp, type StartOptions, type Workplace } from '../../e2e/fixtures.ts';
import { ReportPage } from '../../e2e/pages.ts';
import { answerOf, handraise } from '../../e2e/terminal.ts';

/** One report as `handraise queue list --json` tells of it. */
export interface Queued {
  id: string;
  state: string;
  summary: string;
  attempts: number;
  failure?: { code: string; detail?: string; retryAfter?: number };
  until?: string;
  number?: string;
}

/** What `handraise queue list --json` says. */
export async function readQueue(
  workplace: Workplace,
): Promise<{ reports: Queued[]; quarantined: { path: string; reason: string }[] }> {
  return answerOf(await handraise(workplace, ['queue', 'list', '--json'])) as unknown as Awaited<
    ReturnType<typeof readQueue>
  >;
}

/** Somebody at the window. */
export class Person {
  readonly running: RunningApp;
  readonly page: Page;
  readonly main: Locator;

  constructor(running: RunningApp, page: Page) {
    this.running = running;
    this.page = page;
    this.main = page.getByRole('main');
  }

  static async sitsDown(
    start: (options?: StartOptions) => Promise<RunningApp>,
    options?: StartOptions,
  ): Promise<Person> {
    const running = await start(options);
    return new Person(running, await running.window());
  }

  /** Writes one sentence and sends it. */
  async sends(summary: string): Promise<void> {
    const report = new ReportPage(this.page);
    if (!(await report.question.isVisible()))
      await this.page.getByRole('button', { name: 'New report' }).first().click();
    await report.question.fill(summary);
    await (await report.goOn()).sendIt();
  }

  /** Waits until each of these sentences stands in the window. */
  async reads(...sentences: string[]): Promise<void> {
    for (const sentence of sentences) await expect(this.main).toContainText(sentence);
  }

  /** Waits for the good news, with the help desk's number. */
  async readsThatItIsSent(): Promise<void> {
    await expect(this.main.getByRole('heading', { name: 'Sent', exact: true })).toBeVisible({
      timeout: 20_000,
    });
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
  }
}
