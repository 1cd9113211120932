import type { ExportFormat } from '../../../../core/contract/recordingsCalls.ts';
import { comparisonHtml } from '../../../../core/evidence/export/comparisonHtml.ts';
import {
  exportedRecording,
  recordingTitle,
  stepPictureName,
} from '../../../../core/evidence/export/document.ts';
import { recordingHtml } from '../../../../core/evidence/export/html.ts';
import { recordingData } from '../../../../core/evidence/export/json.ts';
import type { Recording } from '../../../../core/evidence/recording.ts';
import type { Stored } from '../../../../core/ports/stores.ts';
import type { Clock } from '../../../../core/ports/world.ts';
import type { Translate } from '../../../../core/texts/texts.ts';
import { safeFileName } from '../../../../core/ticket/fileName.ts';
import { writeFormat, type ExportSource, type WriteBytes } from '../../../adapters/exports/formats.ts';
import { htmlWithLinks } from '../../../adapters/exports/htmlFile.ts';
import type { PrintPdf } from '../../../adapters/exports/pdf.ts';
import { PicturesInOrder } from '../../../adapters/exports/pictures.ts';
import { writeExport } from '../../../adapters/exports/writeFile.ts';
import { StorageError } from '../../../adapters/files/storageFailure.ts';
import { finishStepPicture, type FinishingWorld } from './finished.ts';

/** What exporting needs. */
export interface ExportWorld extends FinishingWorld {
  clock: Clock;
  translate: () => Translate;
  /** BCP 47, the person's. */
  language: () => string;
  printPdf: PrintPdf;
}

/** The ending of a file in each format. */
export const endings = {
  html: 'html',
  pdf: 'pdf',
  docx: 'docx',
  markdown: 'zip',
  zip: 'zip',
} as const satisfies Record<ExportFormat, string>;

/** A name for a file that says what is in it. */
export function exportFileName(recording: Recording, ending: string, translate: Translate): string {
  const day = recording.startedAt.slice(0, 10);
  const title = recordingTitle(recording, translate).slice(0, 60);
  return safeFileName(`${title} ${day}.${ending}`, `${recording.id}.${ending}`);
}

/** Writes a recording to a place that the person chose. */
export function exportRecording(
  world: ExportWorld,
  recording: Recording,
  format: ExportFormat,
  target: string,
): Stored<void> {
  return writeExport(target, (write) => writeRecording(world, recording, format, write));
}

/** Writes the page on which two runs stand side by side. */
export function exportComparison(
  world: ExportWorld,
  good: Recording,
  bad: Recording,
  target: string,
): Stored<void> {
  return writeExport(target, (write) => write(comparisonBytes(world, good, bad)));
}

export function comparisonBytes(world: ExportWorld, good: Recording, bad: Recording): Uint8Array {
  return Buffer.from(comparisonHtml(good, bad, world.translate(), world.language()), 'utf8');
}

/** Writes a recording in one format, one picture at a time. @throws StorageError when a picture cannot be made */
export async function writeRecording(
  world: ExportWorld,
  recording: Recording,
  format: ExportFormat,
  write: WriteBytes,
): Promise<void> {
  const source = exportSource(world, recording);
  if (format === 'pdf') await write(await pdf(world, source));
  else await writeFormat(format, source, write);
}

function exportSource(world: ExportWorld, recording: Recording): ExportSource {
  const translate = world.translate();
  const language = world.language();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const places = new Map(recording.steps.map((step, index) => [step.id, { step, place: index + 1 }]));
  return {
    document: exportedRecording(recording, translate, { language, timeZone }),
    data: recordingData(recording, translate, language),
    translate,
    modified: world.clock.now(),
    picture: async (stepId) => {
      const found = places.get(stepId);
      if (found === undefined) throw new StorageError({ kind: 'notFound' });
      const made = await finishStepPicture(world, recording.id, found.step, stepPictureName(found.place));
      if (!made.ok) throw new StorageError(made.failure);
      return made.value.png;
    },
  };
}

async function pdf({ printPdf }: ExportWorld, { document, picture }: ExportSource): Promise<Uint8Array> {
  const shown = document.steps.flatMap((step) => step.picture ?? []);
  const byName = new Map(shown.map(({ name, stepId }) => [name, stepId]));
  const page = htmlWithLinks(recordingHtml(document), ({ name }) => name);
  const pictures = new PicturesInOrder(shown, picture);
  let problem: unknown;
  const printed = await printPdf(page, async (name) => {
    const stepId = byName.get(name);
    if (stepId === undefined) return null;
    try {
      return await pictures.take(stepId);
    } catch (error) {
      problem ??= error;
      return null;
    }
  });
  // A page with a hole where a picture should be is not what was asked for.
  if (problem !== undefined) throw problem instanceof Error ? problem : new Error('a picture is missing');
  return printed;
}
