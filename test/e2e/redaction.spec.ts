import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HandraiseApi } from '../../core/contract/calls.ts';
import { orientationOnly } from '../../core/evidence/metadata/exif.ts';
import { painting } from '../fakes/paintings.ts';
import { expect, test, type RunningApp } from './fixtures.ts';

declare const window: { handraise: HandraiseApi };

const [width, height] = [640, 400];
const covered = { x: 100.4, y: 50.6, width: 200, height: 80 };
/** The same in whole pixels, outward. */
const whole = { x: 100, y: 50, width: 201, height: 81 };

/** Long pieces of what must not leave: of the file as it was, and of its pixels, where nothing compresses them. */
function tracesOf({ png, rgba }: ReturnType<typeof painting>): Buffer[] {
  const file = [1000, 5000, 20_000].map((at) => Buffer.from(png.subarray(at, at + 24)));
  const row = (whole.y + 40) * width + whole.x + 20;
  const rgb = Buffer.from(rgba.subarray(row * 4, (row + 16) * 4).filter((_, at) => at % 4 !== 3));
  return [...file, rgba.subarray(row * 4, (row + 16) * 4), rgb];
}

/** All files below a folder. The app goes on meanwhile: a folder that is renamed while it is read is read again. */
async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    return filesBelow(folder);
  }
}

/** Files below a folder that hold one of the pieces. */
async function holding(folder: string, traces: readonly Buffer[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (traces.some((trace) => bytes.includes(trace))) found.push(path.relative(folder, file));
  }
  return found;
}

async function draftWith(running: RunningApp, picture: Uint8Array, mediaType = 'image/png') {
  const page = await running.window();
  const { draftId, attachment } = await page.evaluate(
    async ([bytes, type]) => {
      const opened = await window.handraise.openDraft({});
      if (opened.kind !== 'open') throw new Error(opened.kind);
      const { id } = opened.view.draft;
      await window.handraise.saveDraft({ draftId: id, patch: { summary: 'The invoice shows a wrong sum' } });
      const name = `invoice.${type.replace('image/', '')}`;
      const pasted = { draftId: id, name, mediaType: type, bytes: Uint8Array.from(bytes) };
      const { added } = await window.handraise.addPastedFile(pasted);
      return { draftId: id, attachment: added[0]! };
    },
    [[...picture], mediaType] as const,
  );
  return { page, draftId, attachment };
}

test('what was covered is in no byte that leaves or stays, and other programs see it black', async ({
  start,
  workplace,
}) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
  });
  const picture = painting(width, height);
  const { page, draftId, attachment } = await draftWith(await start(), picture.png);
  const marks = {
    schema: 1 as const,
    marks: [{ kind: 'redact' as const, id: 'a', area: covered }],
    crop: null,
  };
  const marked = await page.evaluate(
    (request) => window.handraise.markPicture({ ...request, overlay: null, decoded: null }),
    { draftId, attachmentId: attachment.id, marks },
  );
  expect(marked).toMatchObject({ kind: 'marked', attachment: { redaction: { areas: [whole] } } });
  // The page can still show what is under the marks, so that they can be changed.
  const shown = await page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, `app://handraise/evidence/draft/${draftId}/${attachment.id}`);
  expect(shown).toEqual([width, height]);
  const traces = tracesOf(picture);
  // The search sees: the unmarked picture is beside the draft until it is sealed, and nowhere else.
  expect(await holding(workplace.dataDir, traces)).toEqual([`drafts/${draftId}/files/${attachment.id}`]);

  const sent = await page.evaluate(async (id) => {
    const composed = await window.handraise.composePreview({ draftId: id });
    if (composed.kind !== 'ready') throw new Error(JSON.stringify(composed));
    const shownText = JSON.stringify(composed.preview.parts);
    return {
      shownText,
      ...(await window.handraise.sendTicket({ draftId: id, digest: composed.preview.digest })),
    };
  }, draftId);
  expect(sent.kind).toBe('saved');
  expect(sent.shownText).toContain('1 area was covered; checked on the finished file');
  const kept = async () =>
    (await filesBelow(path.join(workplace.dataDir, 'sent'))).filter((file) => file.endsWith('.png'));
  await expect.poll(kept).toHaveLength(1);
  const [delivered = ''] = (await filesBelow(workplace.deskDir)).filter((file) =>
    file.endsWith('invoice.png'),
  );
  expect(await holding(workplace.dataDir, traces)).toEqual([]);
  expect(await holding(workplace.deskDir, traces)).toEqual([]);

  // ImageMagick: every pixel, and everything it knows of the file.
  const rgb = execFileSync('convert', [delivered, '-depth', '8', 'rgb:-'], { maxBuffer: 1e8 });
  expect(rgb.length).toBe(width * height * 3);
  const wrong: string[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = x >= 100 && x < 301 && y >= 50 && y < 131;
      for (let colour = 0; colour < 3; colour++) {
        const expected = inside ? 0 : picture.rgba[(y * width + x) * 4 + colour];
        if (rgb[(y * width + x) * 3 + colour] !== expected) wrong.push(`${x},${y}`);
      }
    }
  expect(wrong).toEqual([]);
  const properties = execFileSync('identify', ['-verbose', delivered], { encoding: 'utf8' });
  expect(properties).not.toMatch(/exif|comment|software|gps|text.*chunks|date:.*tIME/i);
});

test('a photo that is added loses its words and keeps its pixels', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
  });
  const secret = 'Kolibri4711 48.1486N 17.1077E';
  const making = ['png:-', '-set', 'comment', secret, '-quality', '80', 'jpeg:-'];
  const photo = execFileSync('convert', making, { input: painting(80, 60).png });
  expect(photo.includes(secret)).toBe(true);
  const { draftId, attachment } = await draftWith(await start(), photo, 'image/jpeg');
  const kept = await readFile(path.join(workplace.dataDir, 'drafts', draftId, 'files', attachment.id));
  expect(kept.includes(secret)).toBe(false);
  const pixels = (input: Buffer): Buffer => execFileSync('convert', ['jpeg:-', 'rgb:-'], { input });
  expect(pixels(kept).equals(pixels(photo))).toBe(true);
  expect(await holding(workplace.dataDir, [Buffer.from(secret)])).toEqual([]);
});

test('a photo that a phone held sideways is covered where it is seen', async ({ start, workplace }) => {
  await workplace.writePolicy({
    settings: { helpDesk: { kind: 'folder', path: workplace.deskDir }, takePicture: false },
  });
  const lying = execFileSync('convert', ['-size', '80x40', 'gradient:red-blue', '-quality', '95', 'jpeg:-']);
  const photo = Buffer.concat([lying.subarray(0, 2), orientationOnly(6), lying.subarray(2)]);
  const { page, draftId, attachment } = await draftWith(await start(), photo, 'image/jpeg');
  const marked = await page.evaluate(
    async ([id, attachmentId]) => {
      const image = new Image();
      image.src = `app://handraise/evidence/draft/${id}/${attachmentId}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const decoded = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      const area = { x: 30, y: 70, width: 10, height: 10 };
      const marks = { schema: 1 as const, marks: [{ kind: 'redact' as const, id: 'a', area }], crop: null };
      return window.handraise.markPicture({ draftId: id, attachmentId, marks, overlay: null, decoded });
    },
    [draftId, attachment.id] as const,
  );
  if (marked.kind !== 'marked') throw new Error(marked.failure.kind);
  expect(marked.attachment).toMatchObject({ name: 'invoice.png', width: 40, height: 80 });
  const file = path.join(workplace.dataDir, 'drafts', draftId, 'files', marked.attachment.id);
  const pixels = execFileSync('convert', [`png:${file}`, '-depth', '8', 'rgb:-']);
  const upright = execFileSync('convert', ['jpeg:-', '-auto-orient', '-depth', '8', 'rgb:-'], {
    input: photo,
  });
  const far: string[] = [];
  for (let y = 0; y < 80; y++)
    for (let x = 0; x < 40; x++) {
      const inside = x >= 30 && y >= 70;
      for (let at = (y * 40 + x) * 3; at < (y * 40 + x) * 3 + 3; at++) {
        // Two decoders of JPEG round in their own ways.
        const off = Math.abs((pixels[at] ?? 0) - (inside ? 0 : (upright[at] ?? 0)));
        if (off > (inside ? 0 : 4)) far.push(`${x},${y}`);
      }
    }
  expect(far).toEqual([]);
});
