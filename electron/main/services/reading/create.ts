import path from 'node:path';
import { app } from 'electron';
import type { DraftStore } from '../../../../core/ports/stores.ts';
import { createTextReader } from '../../../adapters/ocr/reader.ts';
import type { Groundwork } from '../../groundwork.ts';
import type { Drafts } from '../drafts.ts';
import { Reading } from './index.ts';

/** The reading of pictures, as the app does it. Usable once the app is ready. */
export function createReading(
  { paths, policy, spawn, clock, logger, language }: Groundwork,
  drafts: Drafts,
  store: DraftStore,
): Reading {
  const dataFolder = path.join(paths.out, 'ocr');
  return new Reading({
    drafts,
    store,
    reader: createTextReader({ spawn, dataFolder, clock, log: logger }),
    wanted: () => policy.settings().readPictures,
    languages: () => [language(), ...app.getPreferredSystemLanguages()],
    clock,
    logger,
  });
}
