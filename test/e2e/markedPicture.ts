import { PNG } from 'pngjs';
import type { HandraiseApi } from '../../core/contract/calls.ts';
import type { DraftAttachment } from '../../core/ticket/draft.ts';
import { EditorPage } from './editorPage.ts';
import type { RunningApp } from './fixtures.ts';

declare const window: { handraise: HandraiseApi };
type Pixel = readonly [red: number, green: number, blue: number];

export const size = { width: 800, height: 500 };
export const ground: Pixel = [200, 210, 220];
export const vermillion: Pixel = [213, 94, 0];
export const blue: Pixel = [0, 114, 178];
export const black: Pixel = [0, 0, 0];

/** An evenly coloured picture, so that whatever has another colour was drawn. */
function evenPicture(): number[] {
  const png = new PNG({ ...size });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([...ground, 255], at);
  return [...PNG.sync.write(png)];
}

/** A draft with one picture, and the editor over it. */
export async function editorOf(running: RunningApp): Promise<{ editor: EditorPage; draftId: string }> {
  const page = await running.window();
  await page.getByRole('textbox', { name: 'What went wrong?' }).waitFor();
  const draftId = await page.evaluate(async (bytes) => {
    const { location } = await window.handraise.describeApp();
    if (location.screen !== 'report') throw new Error(location.screen);
    const file = { name: 'screen.png', mediaType: 'image/png', bytes: Uint8Array.from(bytes) };
    await window.handraise.addPastedFile({ draftId: location.draftId, ...file });
    return location.draftId;
  }, evenPicture());
  return { editor: await new EditorPage(page, size).open(), draftId };
}

export async function pictureOf(editor: EditorPage, draftId: string): Promise<DraftAttachment> {
  const opened = await editor.page.evaluate((id) => window.handraise.openDraft({ id }), draftId);
  if (opened.kind !== 'open') throw new Error(opened.kind);
  return opened.view.evidence.attachments[0]!;
}

/** The file as it would leave, decoded by another library than ours. */
export async function fileOf({ app }: RunningApp, draftId: string, id: string): Promise<PNG> {
  const url = `app://handraise/evidence/draft/${draftId}/${id}`;
  const bytes = await app.evaluate(
    async ({ net }, address) => [...new Uint8Array(await (await net.fetch(address)).arrayBuffer())],
    url,
  );
  return PNG.sync.read(Buffer.from(bytes));
}

export function pixel({ data, width }: PNG, x: number, y: number): Pixel {
  const at = (y * width + x) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

/** How many pixels of an area have exactly this colour. */
export function count(
  png: PNG,
  color: Pixel,
  [left, top, right, bottom]: readonly [number, number, number, number],
) {
  let found = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      if (pixel(png, x, y).every((part, index) => part === color[index])) found += 1;
  return found;
}
/** Is every pixel of every covered area covered? */
export function solid(png: PNG, { redaction }: DraftAttachment): boolean {
  const areas = redaction?.areas ?? [];
  return areas.every(
    ({ x, y, width, height }) => count(png, black, [x, y, x + width, y + height]) === width * height,
  );
}
export const blackPixels = ({ redaction }: DraftAttachment): number =>
  (redaction?.areas ?? []).reduce((sum, { width, height }) => sum + width * height, 0);
export const everywhere = [0, 0, size.width, size.height] as const;
