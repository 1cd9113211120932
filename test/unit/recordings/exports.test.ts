import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import Ajv2020 from 'ajv/dist/2020.js';
import MarkdownIt from 'markdown-it';
import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { PNG } from 'pngjs';
import { format as pretty, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecordingData } from '../../../core/evidence/export/json.ts';
import type { Recording } from '../../../core/evidence/recording.ts';
import { exportComparison, exportRecording } from '../../../electron/main/services/recordings/exports.ts';
import { secretArea } from '../../fakes/storedRecordings.ts';
import { recordedStep } from '../../fakes/recordedRuns.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';
import { hostileTexts } from '../ticket/sampleTicket.ts';
import { recordingsHouse } from './recordingsHouse.ts';

type House = Awaited<ReturnType<typeof recordingsHouse>>;
type Format = Parameters<typeof exportRecording>[2];

const clickAt = (x: number, y: number) =>
  ({ action: { kind: 'click', button: 'left', clicks: 1, at: { x, y } } }) as const;

/** Three steps: one covered, one where it goes wrong with a note, one without a picture. */
const three = () =>
  recordingsHouse({
    steps: [
      { name: 'Save', ...clickAt(320, 200) },
      { name: 'Print', ...clickAt(200, 300), wrong: true, note: 'Nothing happens\nfor a minute' },
      { keys: 'Ctrl+S', drawn: false },
    ],
  });

async function covering(house: House): Promise<Recording> {
  const [first] = house.recording.steps;
  await house.recordings.coverInAll({ id: house.recording.id, stepId: first!.id, areas: [secretArea] });
  const whole = await house.recordings.whole(house.recording.id);
  if (!whole.ok) throw new Error('not read');
  return whole.value;
}

async function exported(house: House, recording: Recording, format: Format): Promise<Buffer> {
  const target = join(temporaryFolder(), `out.${format}`);
  expect(await exportRecording(house.exporting, recording, format, target)).toEqual({ ok: true });
  return readFileSync(target);
}

function elements(html: string): { all: Tree.Element[]; errors: string[] } {
  const errors: string[] = [];
  const all: Tree.Element[] = [];
  const visit = (node: Tree.Node): void => {
    if (tree.isElementNode(node)) all.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html, { onParseError: ({ code }) => errors.push(code) }));
  return { all, errors };
}
const named = (all: Tree.Element[], name: string) => all.filter(({ tagName }) => tagName === name);
const attribute = (element: Tree.Element | undefined, name: string) =>
  element?.attrs.find((one) => one.name === name)?.value;

/** Red, green and blue of a pixel. */
function pixel(png: PNG, x: number, y: number): number[] {
  const at = (y * png.width + x) * 4;
  return [...png.data.subarray(at, at + 3)];
}

/** The secret is black, and no purple pixel is left anywhere; the ring is where somebody clicked. */
function expectFinished(bytes: Uint8Array, ring: { x: number; y: number }): void {
  const png = PNG.sync.read(Buffer.from(bytes));
  expect(pixel(png, secretArea.x + 60, secretArea.y + 12)).toEqual([0, 0, 0]);
  expect(pixel(png, ring.x + 14, ring.y)).toEqual([213, 94, 0]);
  let purple = 0;
  for (let at = 0; at < png.data.length; at += 4)
    if (png.data[at] === 128 && png.data[at + 1] === 0 && png.data[at + 2] === 128) purple += 1;
  expect(purple).toBe(0);
}

describe('a web page', () => {
  it('is one well-formed file with everything in it, and its pictures are finished', async () => {
    const house = await three();
    const html = (await exported(house, await covering(house), 'html')).toString('utf8');
    const { all, errors } = elements(html);
    expect(errors).toEqual([]);
    const images = named(all, 'img');
    expect(images.map((image) => attribute(image, 'alt'))).toEqual([
      'Picture of step 1: Left click on “Save” (push button) in Invoices (Firefox)',
      'Picture of step 2: Left click on “Print” (push button) in Invoices (Firefox)',
    ]);
    const [first] = images.map((image) => attribute(image, 'src') ?? '');
    expect(first).toMatch(/^data:image\/png;base64,/);
    expectFinished(Buffer.from(first!.split(',')[1]!, 'base64'), { x: 320, y: 200 });
    expect(html).toContain('Here it goes wrong');
    expect(html).toContain('Nothing happens\nfor a minute');
  });

  it.each(hostileTexts.map((text) => [text]))('shows %j as text', async (hostile) => {
    const house = await recordingsHouse({
      steps: [{ title: hostile.slice(0, 500), name: hostile, note: hostile, wrong: true }],
      change: { name: hostile.slice(0, 200) },
    });
    const html = (await exported(house, house.recording, 'html')).toString('utf8');
    const { all, errors } = elements(html);
    expect(errors).toEqual([]);
    const names = new Set(all.map(({ tagName }) => tagName));
    for (const never of ['script', 'svg', 'b', 'a', 'iframe', 'form']) expect(names).not.toContain(never);
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => /^(on|style$)/.test(name))).toEqual([]);
    expect(named(all, 'img').every((image) => attribute(image, 'src')?.startsWith('data:'))).toBe(true);
  });
});

/** Read by another parser than the library that wrote it; it throws at what is not well-formed. */
function expectXml(bytes: Uint8Array): void {
  const problems: string[] = [];
  // It warns of the character that stands in for what no text can hold, which is there on purpose.
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') problems.push(`${level}: ${message}`);
  };
  const text = Buffer.from(bytes).toString('utf8');
  expect(new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement).not.toBeNull();
  expect(problems).toEqual([]);
}

describe('a Word document', () => {
  it('has headings, a numbered list and described, finished pictures, and is well-formed', async () => {
    const house = await three();
    const zip = unzipSync(await exported(house, await covering(house), 'docx'));
    const text = (name: string) => Buffer.from(zip[name]!).toString('utf8');
    const document = text('word/document.xml');
    expect(document).toMatch(/<w:pStyle w:val="Title"/);
    expect(document).toMatch(/<w:pStyle w:val="Heading1"/);
    expect(document.match(/<w:numPr>/g)).toHaveLength(3);
    expect(document).toContain('descr="Picture of step 1: Left click on “Save” (push button)');
    const media = Object.keys(zip).filter((name) => name.startsWith('word/media/'));
    expect(media).toHaveLength(2);
    expectFinished(zip[media.sort()[0]!]!, { x: 320, y: 200 });
    for (const [name, bytes] of Object.entries(zip)) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      expectXml(bytes);
    }
  });

  it('stays well-formed whatever was recorded', async () => {
    const steps = [...hostileTexts, 'a\u0000b\u0008c\ud800d'].map((text) => ({
      title: text.slice(0, 500),
      name: text,
      note: text,
      drawn: false,
    }));
    const house = await recordingsHouse({ steps });
    const zip = unzipSync(await exported(house, house.recording, 'docx'));
    expectXml(zip['word/document.xml']!);
  });
});

describe('Markdown', () => {
  it('is a ZIP file with text that shows what was recorded, and its pictures beside it', async () => {
    const house = await three();
    const zip = unzipSync(await exported(house, await covering(house), 'markdown'));
    expect(Object.keys(zip).sort()).toEqual(['pictures/step-01.png', 'pictures/step-02.png', 'steps.md']);
    const html = new MarkdownIt().render(Buffer.from(zip['steps.md']!).toString('utf8'));
    const { all } = elements(html);
    expect(named(all, 'li').length).toBeGreaterThanOrEqual(3);
    expect(named(all, 'img').map((image) => attribute(image, 'src'))).toEqual([
      'pictures/step-01.png',
      'pictures/step-02.png',
    ]);
    expectFinished(zip['pictures/step-02.png']!, { x: 200, y: 300 });
  });

  it('what was recorded never becomes markup', async () => {
    const steps = hostileTexts.map((text) => ({ name: text, note: text, drawn: false }));
    const house = await recordingsHouse({ steps });
    const zip = unzipSync(await exported(house, house.recording, 'markdown'));
    const { all } = elements(new MarkdownIt().render(Buffer.from(zip['steps.md']!).toString('utf8')));
    const names = new Set(all.map(({ tagName }) => tagName));
    for (const never of ['script', 'img', 'a', 'em', 'h2', 'code', 'pre', 'table'])
      expect(names).not.toContain(never);
    expect(named(all, 'li').filter(({ parentNode }) => parentNode?.nodeName === 'ol')).toHaveLength(
      hostileTexts.length,
    );
  });
});

describe('data', () => {
  const schema = z.toJSONSchema(RecordingData, { io: 'input' });

  // When this fails after a wanted change: npx vitest run --config test/vitest.config.ts test/unit/recordings -u
  it('has a published schema, which is the one that the code goes by', async () => {
    const style = { ...(await resolveConfig('docs/recording.schema.json')), parser: 'json' };
    await expect(await pretty(JSON.stringify(schema), style)).toMatchFileSnapshot(
      '../../../docs/recording.schema.json',
    );
  });

  it('follows that schema, names its pictures, and says nothing of what was covered', async () => {
    const house = await three();
    const zip = unzipSync(await exported(house, await covering(house), 'zip'));
    const data = JSON.parse(Buffer.from(zip['recording.json']!).toString('utf8')) as RecordingData;
    const validate = new Ajv2020({ validateFormats: false }).compile(schema);
    expect(validate(data) ? [] : validate.errors).toEqual([]);
    expect(data.steps.map(({ picture }) => picture?.file ?? null)).toEqual([
      'pictures/step-01.png',
      'pictures/step-02.png',
      null,
    ]);
    expect(Object.keys(zip)).toContain('pictures/step-01.png');
    expect(JSON.stringify(data)).not.toContain('redact');
  });
});

describe('what cannot be made', () => {
  it('a picture that is gone leaves no half of a file, and what was there before stays', async () => {
    const house = await three();
    await house.store.removePicture(house.recording.id, house.recording.steps[1]!.picture!.id);
    const target = join(temporaryFolder(), 'out.html');
    expect(await exportRecording(house.exporting, house.recording, 'html', target)).toMatchObject({
      ok: false,
      failure: { kind: 'damaged' },
    });
    expect(() => readFileSync(target)).toThrow(/ENOENT/);
  });

  it('a picture that is not covered as it should be does not leave', async () => {
    const { studioHere } = await import('../../fakes/pictureStudio.ts');
    const house = await three();
    const recording = await covering(house);
    const forgetful = { ...house.exporting, studio: studioHere({ forgetful: true }) };
    const target = join(temporaryFolder(), 'out.zip');
    expect(await exportRecording(forgetful, recording, 'zip', target)).toMatchObject({
      ok: false,
      failure: { kind: 'notCovered', name: 'step-01.png' },
    });
  });
});

describe('two runs on one page', () => {
  it('says in words what differs', async () => {
    const house = await three();
    const good = {
      ...house.recording,
      steps: [recordedStep(1, { name: 'Save' }), recordedStep(2, { name: 'Print' })],
    };
    const bad = { ...house.recording, steps: [recordedStep(1, { name: 'Save' })] };
    const target = join(temporaryFolder(), 'both.html');
    await exportComparison(house.exporting, good, bad, target);
    const html = readFileSync(target, 'utf8');
    expect(elements(html).errors).toEqual([]);
    expect(html).toContain('1 difference');
    expect(html).toContain('Only in the good run');
    expect(html).toContain('Not in this run');
  });
});
