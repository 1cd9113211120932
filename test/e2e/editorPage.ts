import type { Locator, Page } from '@playwright/test';
import { fitted } from '../../renderer/markup/view.ts';

type Place = readonly [x: number, y: number];

/** The mark-up editor over one picture. Places are pixels of the unmarked picture. */
export class EditorPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly canvas: Locator;
  readonly marks: Locator;
  readonly #picture: { width: number; height: number };

  constructor(page: Page, picture: { width: number; height: number }) {
    this.page = page;
    this.#picture = picture;
    this.dialog = page.getByRole('dialog');
    this.canvas = this.dialog.getByRole('application');
    this.marks = this.dialog.getByRole('region', { name: 'Marks' }).getByRole('listitem');
  }

  async open(): Promise<this> {
    await this.page.getByRole('button', { name: 'Mark or cover the picture' }).click();
    await this.canvas.waitFor();
    return this;
  }

  tool(name: string): Promise<void> {
    return this.dialog.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
  }

  /** Where a pixel of the picture lies on the page, as long as all of it is shown. */
  async #at([x, y]: Place): Promise<Place> {
    const box = await this.canvas.evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      return {
        left: left + element.clientLeft,
        top: top + element.clientTop,
        width: element.clientWidth,
        height: element.clientHeight,
      };
    });
    const view = fitted(this.#picture, box);
    return [box.left + view.x + x * view.scale, box.top + view.y + y * view.scale];
  }

  async drag(from: Place, ...to: Place[]): Promise<void> {
    await this.page.mouse.move(...(await this.#at(from)));
    await this.page.mouse.down();
    for (const place of to) await this.page.mouse.move(...(await this.#at(place)), { steps: 4 });
    await this.page.mouse.up();
  }

  async click(place: Place): Promise<void> {
    await this.page.mouse.click(...(await this.#at(place)));
  }

  /** Keys one after another, with what stands for their number: `Shift+ArrowLeft*3`. */
  async keys(...all: readonly string[]): Promise<void> {
    for (const one of all) {
      const [key = '', times = '1'] = one.split('*');
      for (let pressed = 0; pressed < Number(times); pressed += 1) await this.page.keyboard.press(key);
    }
  }

  /** Closes it, which waits until everything is saved. */
  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
