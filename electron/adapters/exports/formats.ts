import type { ExportedRecording } from '../../../core/evidence/export/document.ts';
import { recordingHtml } from '../../../core/evidence/export/html.ts';
import type { RecordingData } from '../../../core/evidence/export/json.ts';
import { pictureFolder, recordingMarkdown } from '../../../core/evidence/export/markdown.ts';
import type { Translate } from '../../../core/texts/texts.ts';
import { writeZip, type ZipPart } from '../files/zipWriter.ts';
import { htmlWithPictures } from './htmlFile.ts';
import { PicturesInOrder, type FinishedPicture } from './pictures.ts';

/** What an export is made of. */
export interface ExportSource {
  document: ExportedRecording;
  data: RecordingData;
  picture: FinishedPicture;
  translate: Translate;
  /** What ZIP files say of their parts, in milliseconds since the epoch. */
  modified: number;
}

/** Takes each piece of a file; the next one comes when it resolves. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

/** Formats that are written as a stream; a PDF is made by a page instead. */
export type StreamedFormat = 'html' | 'markdown' | 'docx' | 'zip';

/** Writes a recording in one format, one picture at a time. Rejects when a picture cannot be made. */
export async function writeFormat(
  format: StreamedFormat,
  source: ExportSource,
  write: WriteBytes,
): Promise<void> {
  const { document } = source;
  const shown = document.steps.flatMap(({ picture }) => picture ?? []);
  const pictures = new PicturesInOrder(shown, source.picture);
  switch (format) {
    case 'html':
      for await (const bytes of htmlWithPictures(recordingHtml(document), pictures)) await write(bytes);
      return;
    case 'markdown':
      return writeZip([markdownPart(source), ...pictureParts(source, pictures)], write, source.modified);
    case 'docx': {
      // A megabyte of code that no start should read.
      const { docxParts } = await import('./docxFile.ts');
      return writeZip(await docxParts(document, pictures), write, source.modified);
    }
    case 'zip': {
      const json = { name: 'recording.json', mediaType: 'application/json' };
      const data = Buffer.from(`${JSON.stringify(source.data, null, 2)}\n`, 'utf8');
      const parts = [
        { ...json, bytes: () => [data] },
        markdownPart(source),
        ...pictureParts(source, pictures),
      ];
      return writeZip(parts, write, source.modified);
    }
  }
}

function markdownPart({ document, translate }: ExportSource): ZipPart {
  const text = Buffer.from(recordingMarkdown(document, translate), 'utf8');
  return { name: 'steps.md', mediaType: 'text/markdown', bytes: () => [text] };
}

function pictureParts({ document }: ExportSource, pictures: PicturesInOrder): ZipPart[] {
  return document.steps.flatMap(({ picture }): ZipPart[] =>
    picture === null
      ? []
      : [
          {
            name: `${pictureFolder}/${picture.name}`,
            mediaType: 'image/png',
            bytes: () => onePicture(pictures, picture.stepId),
          },
        ],
  );
}

async function* onePicture(pictures: PicturesInOrder, stepId: string): AsyncGenerator<Uint8Array> {
  yield await pictures.take(stepId);
}
