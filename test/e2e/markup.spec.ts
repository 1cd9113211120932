import type { HandraiseApi } from '../../core/contract/calls.ts';
import { expect, test } from './fixtures.ts';
import {
  black,
  blackPixels,
  blue,
  count,
  editorOf,
  everywhere,
  fileOf,
  ground,
  pictureOf,
  pixel,
  size,
  solid,
  vermillion,
} from './markedPicture.ts';

declare const window: { handraise: HandraiseApi };

test.beforeEach(async ({ workplace }) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
  });
});

test('each tool draws by mouse, and what is drawn is in the file that leaves', async ({ start }) => {
  const running = await start();
  const { editor, draftId } = await editorOf(running);
  await editor.tool('Arrow');
  await editor.drag([50, 50], [150, 50]);
  await editor.tool('Box');
  await editor.drag([200, 30], [300, 80]);
  await editor.tool('Ellipse');
  await editor.dialog.getByRole('button', { name: 'blue' }).click();
  await editor.drag([350, 30], [450, 80]);
  await editor.tool('Line');
  await editor.drag([500, 50], [550, 70], [600, 50]);
  await editor.tool('Highlight');
  await editor.drag([50, 150], [150, 200]);
  await editor.tool('Number');
  await editor.click([250, 180]);
  await editor.click([300, 180]);
  await editor.tool('Text');
  await editor.click([400, 160]);
  await editor.keys('H', 'e', 'r', 'e', 'Enter');
  await editor.tool('Cover');
  await editor.drag([500, 300], [600, 360]);
  await expect(editor.marks).toHaveText([
    /Arrow, vermillion/,
    /Box/,
    /Ellipse/,
    /Line/,
    /Highlight, yellow/,
    /Number 1/,
    /Number 2/,
    /“Here”/,
    /Covered area/,
  ]);
  await editor.done();

  const picture = await pictureOf(editor, draftId);
  expect(picture).toMatchObject(size);
  const file = await fileOf(running, draftId, picture.id);
  expect(pixel(file, 100, 50)).toEqual(vermillion);
  expect(pixel(file, 250, 30)).toEqual(vermillion);
  expect(pixel(file, 400, 30)).toEqual(blue);
  expect(count(file, blue, [540, 60, 560, 80])).toBeGreaterThan(20);
  expect(pixel(file, 100, 175)).not.toEqual(ground);
  expect(count(file, blue, [235, 165, 265, 195])).toBeGreaterThan(100);
  expect(count(file, blue, [285, 165, 315, 195])).toBeGreaterThan(100);
  expect(count(file, blue, [400, 160, 480, 190])).toBeGreaterThan(100);
  // Covered to the last pixel, and not one more.
  expect(solid(file, picture)).toBe(true);
  expect(count(file, black, [490, 290, 610, 370])).toBe(blackPixels(picture));
  expect(pixel(file, 550, 330)).toEqual(black);
  expect(pixel(file, 700, 450)).toEqual(ground);
});

test('the same by keyboard alone, and the keyboard leaves as it came', async ({ start }) => {
  const running = await start();
  const { editor, draftId } = await editorOf(running);
  await expect(editor.canvas).toBeFocused();
  // A tenth of the picture at a time: 80 across, 50 down. The crosshair begins in the middle, at 400, 250.
  await editor.keys('a', 'Home*4', 'PageUp*4', 'Enter', 'End', 'Enter');
  await editor.keys('2', 'b', 'End', 'Enter', 'End', 'PageDown', 'Enter');
  await editor.keys('e', 'End', 'Enter', 'End', 'PageUp', 'Enter');
  await editor.keys('l', 'PageDown', 'Enter', 'Shift+ArrowDown*3', 'Shift+ArrowRight*3', 'Enter');
  await editor.keys('h', 'PageDown', 'Enter', 'End', 'PageDown', 'Enter');
  await editor.keys('n', 'Home*3', 'Enter', 'Home', 'Enter');
  await editor.keys('t', 'Home', 'Enter');
  await editor.keys('H', 'e', 'r', 'e', 'Enter', 'Escape*2');
  await editor.keys('r', 'Home', 'PageDown', 'Enter', 'End', 'PageDown', 'Enter');
  await expect(editor.marks).toHaveCount(9);
  await expect(editor.dialog.getByRole('status')).toHaveText(/Placed: Covered area/);
  await editor.keys('Control+Enter');
  await expect(editor.dialog).toBeHidden();
  await expect(editor.page.getByRole('button', { name: 'Mark or cover the picture' })).toBeFocused();

  const picture = await pictureOf(editor, draftId);
  const drawn = picture.marks?.marks ?? [];
  expect(drawn).toMatchObject([
    { kind: 'arrow', from: { x: 80, y: 50 }, to: { x: 160, y: 50 } },
    { kind: 'box', color: 'blue', area: { x: 240, y: 50, width: 80, height: 50 } },
    { kind: 'ellipse', area: { x: 400, y: 50, width: 80, height: 50 } },
    { kind: 'line' },
    { kind: 'highlight', color: 'yellow' },
    { kind: 'number', number: 1 },
    { kind: 'number', number: 2 },
    { kind: 'text', text: 'Here' },
    { kind: 'redact' },
  ]);
  const file = await fileOf(running, draftId, picture.id);
  expect(pixel(file, 120, 50)).toEqual(vermillion);
  expect(pixel(file, 280, 50)).toEqual(blue);
  expect(picture.redaction?.areas).toMatchObject([{ width: 80, height: 50 }]);
  expect(solid(file, picture)).toBe(true);
});

test('marks stay objects: undone, redone, opened again, moved, deleted', async ({ start }) => {
  const running = await start();
  const { editor, draftId } = await editorOf(running);
  const untouched = await pictureOf(editor, draftId);
  const drawnArea = async () => {
    const { marks } = await pictureOf(editor, draftId);
    const [mark] = marks?.marks ?? [];
    if (mark?.kind !== 'redact') throw new Error('nothing is covered');
    return mark.area;
  };
  await editor.tool('Cover');
  await editor.drag([100, 100], [200, 150]);
  await editor.keys('Control+z');
  await expect(editor.marks).toHaveCount(0);
  await editor.keys('Control+Shift+z');
  await expect(editor.marks).toHaveCount(1);
  await editor.done();
  const before = await drawnArea();

  await editor.open();
  await editor.marks.getByRole('button', { name: /^Covered area/ }).click();
  await editor.canvas.focus();
  await editor.keys('Shift+ArrowRight*5', 'Control+ArrowDown*4');
  await editor.done();
  const moved = await pictureOf(editor, draftId);
  const file = await fileOf(running, draftId, moved.id);
  const after = { ...before, x: before.x + 50, height: before.height + 4 };
  expect(await drawnArea()).toEqual(after);
  expect(moved.redaction?.areas).toEqual([after]);
  expect(solid(file, moved)).toBe(true);
  expect(count(file, black, everywhere)).toBe(blackPixels(moved));

  await editor.open();
  await editor.keys('Tab', 'Delete');
  await editor.done();
  const bare = await pictureOf(editor, draftId);
  expect(bare.sha256).toBe(untouched.sha256);
});

test('a part is kept, and its edge can be moved later', async ({ start }) => {
  const running = await start();
  const { editor, draftId } = await editorOf(running);
  await editor.tool('Cover');
  await editor.drag([300, 200], [400, 300]);
  await editor.tool('Crop');
  await editor.drag([200, 100], [600, 400]);
  await editor.done();
  const first = await pictureOf(editor, draftId);
  const kept = first.marks!.crop!;
  expect(kept.width).toBeGreaterThan(397);
  expect(kept.width).toBeLessThan(403);
  expect(first).toMatchObject({ width: kept.width, height: kept.height });
  const file = await fileOf(running, draftId, first.id);
  expect(solid(file, first)).toBe(true);
  expect(count(file, black, [0, 0, kept.width, kept.height])).toBe(blackPixels(first));

  await editor.open();
  await editor.keys('Tab*2', 'Control+Shift+ArrowRight*2');
  await editor.done();
  expect(await pictureOf(editor, draftId)).toMatchObject({ width: kept.width + 20, height: kept.height });
});

test('Escape lets go step by step; closing loses nothing', async ({ start }) => {
  const { editor, draftId } = await editorOf(await start());
  await editor.tool('Cover');
  await editor.drag([300, 200], [400, 300]);
  await editor.keys('Escape*3');
  await expect(editor.dialog).toBeHidden();
  expect((await pictureOf(editor, draftId)).marks?.marks).toHaveLength(1);
});

test('closing the window right after drawing saves what was drawn', async ({ start }) => {
  const first = await start();
  const { editor, draftId } = await editorOf(first);
  await editor.page.evaluate(
    (id) => window.handraise.saveDraft({ draftId: id, patch: { summary: 'Kept' } }),
    draftId,
  );
  await editor.tool('Cover');
  await editor.drag([300, 200], [400, 300]);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => first.app.windows().length).toBe(0);
  await first.close();
  const again = await start();
  const opened = await (await again.window()).evaluate((id) => window.handraise.openDraft({ id }), draftId);
  expect(opened.kind === 'open' && opened.view.evidence.attachments[0]?.marks?.marks).toHaveLength(1);
});

test('quitting right after drawing waits for what was drawn, and quits', async ({ start }) => {
  const running = await start();
  const { editor } = await editorOf(running);
  await editor.tool('Cover');
  await editor.drag([300, 200], [400, 300]);
  const ended = new Promise((resolve) => running.app.process().once('exit', resolve));
  await running.app.evaluate(({ app }) => app.quit());
  await ended;
});

test('it looks closer and away, by wheel, by key and by button', async ({ start }) => {
  const { editor } = await editorOf(await start());
  const percent = editor.dialog.getByRole('button', { name: /show it at full size/ });
  const shown = async (): Promise<number> => Number.parseInt(await percent.innerText(), 10);
  const fit = await shown();
  await editor.canvas.hover();
  await editor.page.keyboard.down('Control');
  await editor.page.mouse.wheel(0, -300);
  await editor.page.keyboard.up('Control');
  await expect.poll(shown).toBeGreaterThan(fit);
  await editor.keys('Control+0');
  await expect.poll(shown).toBe(fit);
  await editor.keys('Control+=');
  await expect.poll(shown).toBeGreaterThan(fit);
  await percent.click();
  await expect.poll(shown).toBe(100);
});

test('it is taken along by Space, by the middle button and by the wheel, and what is drawn stays in place', async ({
  start,
}) => {
  const { editor, draftId } = await editorOf(await start());
  const { page, canvas } = editor;
  await editor.keys('Control+1', 'Control+=', 'Control+=');
  const box = (await canvas.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const pull = async (button: 'left' | 'middle'): Promise<void> => {
    await page.mouse.move(x, y);
    await page.mouse.down({ button });
    await page.mouse.move(x - 50, y, { steps: 5 });
    await page.mouse.up({ button });
  };
  const cover = async (): Promise<void> => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40, { steps: 5 });
    await page.mouse.up();
  };
  await editor.keys('r');
  await cover();
  await page.keyboard.down('Space');
  await pull('left');
  await page.keyboard.up('Space');
  await cover();
  await pull('middle');
  await cover();
  await page.mouse.wheel(50, 0);
  await cover();
  await editor.done();
  const { marks } = await pictureOf(editor, draftId);
  const lefts = (marks?.marks ?? []).map((mark) => (mark.kind === 'redact' ? mark.area.x : Number.NaN));
  const scale = 1.25 * 1.25;
  const steps = lefts.slice(1).map((left, index) => (left - lefts[index]!) * scale);
  expect(steps).toHaveLength(3);
  for (const step of steps) expect(Math.abs(step - 50)).toBeLessThan(3);
});
