import type { Locator, Page } from '@playwright/test';

/** Where a person writes. */
export class ReportPage {
  readonly page: Page;
  readonly question: Locator;
  readonly seeWhatIsSent: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.question = page.getByRole('textbox', { name: 'What went wrong?' });
    this.seeWhatIsSent = page.getByRole('button', { name: 'See what will be sent' });
    this.saved = page.getByText('Saved', { exact: true });
  }

  /** The picture of a screen, as it is shown. */
  picture(): Locator {
    return this.page.getByRole('main').locator('img[src*="/evidence/draft/"]').first();
  }

  async showAllFields(): Promise<void> {
    await this.turn('Show all fields');
  }

  /** Turns a switch by keyboard: what one sees of it lies above what takes the click. */
  async turn(name: string): Promise<void> {
    await this.page.getByRole('switch', { name }).first().press('Space');
  }

  field(label: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name: label });
  }

  async writeSteps(...steps: string[]): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const row = this.page.getByRole('textbox', { name: `Step ${index + 1}` });
      if (!(await row.isVisible())) await this.page.getByRole('button', { name: 'Add a step' }).click();
      await row.fill(step);
    }
  }

  async goOn(): Promise<PreviewPage> {
    await this.seeWhatIsSent.click();
    return new PreviewPage(this.page);
  }
}

/** Where a person sees what leaves. */
export class PreviewPage {
  readonly page: Page;
  readonly send: Locator;

  constructor(page: Page) {
    this.page = page;
    this.send = page.getByRole('button', { name: 'Send', exact: true });
  }

  /** The literal text of each part, as the second tab shows it. */
  async exactData(): Promise<string> {
    await this.page.getByRole('tab', { name: 'Exact data' }).click();
    return this.page.getByRole('tabpanel').innerText();
  }

  async sendIt(): Promise<SentPage> {
    await this.send.click();
    return new SentPage(this.page);
  }
}

/** What became of it. */
export class SentPage {
  readonly page: Page;
  readonly main: Locator;
  /** Said only with the desk's own number in hand. */
  readonly delivered: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.delivered = page.getByRole('heading', { name: 'Sent', exact: true });
  }
}

/** My reports. */
export class ReportsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.getByRole('navigation').getByText('My reports').click();
    await this.page.getByRole('heading', { name: 'My reports' }).waitFor();
    return this;
  }

  report(summary: string): Locator {
    return this.page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(summary) })
      .first();
  }
}
