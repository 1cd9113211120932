import type { Page } from '@playwright/test';
import type { PictureMarks } from '../../../core/evidence/marks.ts';
import { draftView, pictures } from './drafts.ts';
import type { FakeBridgeOptions } from './fakeBridge.ts';
import { ordinaryDay } from './states.ts';

const color = 'vermillion';

/** One mark of each kind. */
const marks: PictureMarks = {
  schema: 1,
  marks: [
    { kind: 'arrow', id: 'm1', color, from: { x: 180, y: 120 }, to: { x: 340, y: 205 } },
    { kind: 'box', id: 'm2', color: 'blue', area: { x: 330, y: 190, width: 360, height: 150 } },
    { kind: 'ellipse', id: 'm3', color: 'green', area: { x: 90, y: 330, width: 180, height: 90 } },
    {
      kind: 'line',
      id: 'm4',
      color: 'black',
      points: [
        { x: 420, y: 400 },
        { x: 470, y: 430 },
        { x: 540, y: 395 },
      ],
    },
    { kind: 'highlight', id: 'm5', color: 'yellow', area: { x: 360, y: 240, width: 280, height: 24 } },
    { kind: 'text', id: 'm6', color, at: { x: 100, y: 84 }, text: 'ตรงนี้หยุด – здесь стоп' },
    { kind: 'number', id: 'm7', color: 'blue', at: { x: 330, y: 190 }, number: 1 },
    { kind: 'redact', id: 'm8', area: { x: 100, y: 230, width: 160, height: 18 } },
  ],
  crop: { x: 50, y: 20, width: 720, height: 470 },
};

const drawnOn = (): FakeBridgeOptions => {
  const { id, name, mediaType, size, sha256 } = pictures[0]!;
  const original = { id, name, mediaType, size, sha256, width: 960, height: 540 };
  return ordinaryDay({ drafts: [draftView({ attachments: [{ ...pictures[0]!, marks, original }] })] });
};

/** A picture in which two places look private. */
const looksPrivate = (): FakeBridgeOptions => ({
  ...drawnOn(),
  pictureText: {
    kind: 'read',
    errorMessage: null,
    suggestions: [
      {
        id: 'aaaaaaaaaaaaaaaa',
        kind: 'email',
        area: { x: 364, y: 246, width: 270, height: 18 },
        answer: 'open',
      },
      {
        id: 'bbbbbbbbbbbbbbbb',
        kind: 'password',
        area: { x: 364, y: 268, width: 200, height: 18 },
        answer: 'open',
      },
    ],
  },
});

const open = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Mark or cover the picture' }).click();
  await page.getByRole('application').waitFor();
};

/** Looks of the mark-up editor. */
export const markupLooks = {
  'markup-empty': { options: () => ordinaryDay(), steps: open },
  'markup-drawn': {
    options: drawnOn,
    steps: async (page: Page) => {
      await open(page);
      await page.getByRole('button', { name: /^Box, blue/ }).press('Enter');
    },
  },
  'markup-private': {
    options: looksPrivate,
    steps: async (page: Page) => {
      await open(page);
      await page.getByRole('application').press('Tab');
    },
  },
  'markup-writing': {
    options: drawnOn,
    steps: async (page: Page) => {
      await open(page);
      await page.keyboard.press('t');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Words on the picture' }).waitFor();
    },
  },
  'markup-not-saved': {
    options: () => ({ ...drawnOn(), saveFailure: 'diskFull' as const }),
    steps: async (page: Page) => {
      await open(page);
      await page.keyboard.press('r');
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('What you drew is not saved yet').waitFor();
    },
  },
  'markup-keys': {
    options: () => ordinaryDay(),
    steps: async (page: Page) => {
      await open(page);
      await page.getByText('Keys', { exact: true }).click();
    },
  },
};
