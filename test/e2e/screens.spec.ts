import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { accentColour, looks } from '../fakes/window/looks.ts';
import { expect, test } from './windowHost.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** What axe finds, in words that can be acted upon. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`),
  );
}

/** Something sticks out to the right: with large text in a narrow window nobody finds it. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });

/** With HANDRAISE_LOOKS, a folder, each look is also kept as a picture for people to see. */
const picturesTo = process.env['HANDRAISE_LOOKS'];

const sizes = {
  narrow: { width: 360, height: 740 },
  large: { width: 720, height: 780, zoom: 2 },
} as const;

/** Lets fonts, pictures and the delayed bars arrive. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 350)));

async function keepPicture(page: Page, name: string, whole = false): Promise<void> {
  if (picturesTo === undefined) return;
  await page.screenshot({ path: path.join(picturesTo, `${name}.png`), fullPage: whole });
}

for (const [name, look] of Object.entries(looks)) {
  test(`${name}: axe finds nothing, in light and in dark`, async ({ fake }) => {
    for (const theme of ['light', 'dark'] as const) {
      // Opened anew for each: switched under an open page, colours arrive one after another.
      const page = await fake.open(look.options(), { theme });
      await look.steps?.(page);
      await settle(page);
      await keepPicture(page, `${name}-${theme}`, look.whole);
      expect(await violations(page)).toEqual([]);
    }
  });

  for (const [size, dimensions] of Object.entries(sizes)) {
    test(`${name}: nothing sticks out when the window is ${size}`, async ({ fake }) => {
      const page = await fake.open(look.options(), dimensions);
      await look.steps?.(page);
      await settle(page);
      await keepPicture(page, `${name}-${size}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  }
}

test('a pale accent colour is made readable in both themes', async ({ fake }) => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await fake.open(accentColour('#ffd400'), { theme });
    await page.getByRole('button', { name: 'See what will be sent' }).waitFor();
    await settle(page);
    expect(await violations(page)).toEqual([]);
  }
});
