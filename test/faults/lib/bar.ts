import type { Page } from '@playwright/test';

/** What a progress bar showed, in percent, from when it came until it went: one attempt. */
export type Stretch = number[];

/** Watches the bar of the report that is on the screen. The returned function ends that and tells what it showed. */
export async function watchBar(page: Page): Promise<() => Promise<Stretch[]>> {
  const watch = await page.evaluateHandle(() => {
    const stretches: number[][] = [];
    let running: number[] | undefined;
    const look = (): void => {
      // One that only moves has no share to show.
      const bar = document.querySelector('main [role="progressbar"]:not([data-animated])');
      if (bar === null) {
        running = undefined;
        return;
      }
      const value = Number(bar.getAttribute('aria-valuenow'));
      if (running === undefined) stretches.push((running = []));
      if (running.at(-1) !== value) running.push(value);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
    return { stretches, end: () => observer.disconnect() };
  });
  return () =>
    watch.evaluate(({ stretches, end }) => {
      end();
      return stretches;
    });
}

/** True when a bar never went back within an attempt. */
export const neverBack = (stretches: readonly Stretch[]): boolean =>
  stretches.every((stretch) =>
    stretch.every((value, index) => index === 0 || value >= (stretch[index - 1] ?? 0)),
  );
