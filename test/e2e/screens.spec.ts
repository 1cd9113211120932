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
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** With HANDRAISE_LOOKS, a folder, each look is also kept as a picture for people to see. */
const picturesTo = process.env['HANDRAISE_LOOKS'];

const sizes = {
  ordinary: { width: 960, height: 780 },
  narrow: { width: 360, height: 740 },
  large: { width: 760, height: 780, zoom: 2 },
} as const;

for (const [name, look] of Object.entries(looks)) {
  for (const theme of ['light', 'dark'] as const) {
    for (const size of ['ordinary', 'narrow', 'large'] as const) {
      if (theme === 'dark' && size !== 'ordinary') continue;
      test(`${name}, ${theme}, ${size}: axe finds nothing and nothing sticks out`, async ({ fake }) => {
        const page = await fake.open(look.options(), { theme, ...sizes[size] });
        await look.steps?.(page);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 350)));
        if (picturesTo !== undefined) {
          const file = path.join(picturesTo, `${name}-${theme}-${size}.png`);
          await page.screenshot({ path: file, fullPage: size === 'ordinary' && look.whole === true });
        }
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    }
  }
}

test('a pale accent colour is made readable in both themes', async ({ fake }) => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await fake.open(accentColour('#ffd400'), { theme });
    await page.getByRole('button', { name: 'See what will be sent' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }
});
