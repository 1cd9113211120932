import { unzipSync } from 'fflate';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type {
  ExportedPicture,
  ExportedRecording,
  ExportedStep,
} from '../../../core/evidence/export/document.ts';
import type { ZipPart } from '../files/zipWriter.ts';
import type { PicturesInOrder } from './pictures.ts';

/** Widest and highest picture on the page, in pixels of 1/96 inch: A4 without its margins and some lines of words. */
const room = { width: 620, height: 780 } as const;

const numbering = 'steps';

/** XML 1.0 has no way to write these. Line ends and the rest are the library's to escape. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const inXml = (text: string): string => text.replace(notInXml, '');

/**
 * The recording as the parts of a Word document: real headings, a numbered list, pictures with a description.
 *
 * The library wants every picture in memory at once. It is given the step's id in place of each picture; the real
 * ones take their places while the file is written, one after another.
 */
export async function docxParts(recording: ExportedRecording, pictures: PicturesInOrder): Promise<ZipPart[]> {
  const packed = unzipSync(await Packer.toBuffer(wordDocument(recording)));
  const stepIds = new Set(recording.steps.flatMap(({ picture }) => picture?.stepId ?? []));
  const held: ZipPart[] = [];
  const media = new Map<string, ZipPart>();
  for (const [name, bytes] of Object.entries(packed)) {
    const stepId = name.startsWith('word/media/') ? Buffer.from(bytes).toString('latin1') : '';
    if (!stepIds.has(stepId)) held.push({ name, mediaType: 'application/xml', bytes: () => [bytes] });
    else media.set(stepId, { name, mediaType: 'image/png', bytes: () => one(pictures, stepId) });
  }
  // In the document's order: that is how the pictures are prepared.
  return [...held, ...recording.steps.flatMap(({ id }) => media.get(id) ?? [])];
}

async function* one(pictures: PicturesInOrder, stepId: string): AsyncGenerator<Uint8Array> {
  yield await pictures.take(stepId);
}

function wordDocument(recording: ExportedRecording): Document {
  const { title, kind, facts, gaps, steps, wrongWords, language } = recording;
  return new Document({
    title: inXml(title),
    description: inXml(kind),
    creator: 'Handraise',
    styles: { default: { document: { run: { language: { value: language }, size: 22 } } } },
    numbering: {
      config: [
        {
          reference: numbering,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 480, hanging: 480 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: words(title) }),
          ...facts.map(
            ({ label, value }) =>
              new Paragraph({
                children: [run({ text: inXml(`${label}: `), bold: true }), ...words(value)],
              }),
          ),
          ...gaps.map((gap) => new Paragraph({ children: words(gap) })),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: words(kind) }),
          ...steps.flatMap((step) => stepParagraphs(step, wrongWords)),
        ],
      },
    ],
  });
}

function stepParagraphs(step: ExportedStep, wrongWords: string): Paragraph[] {
  const under: IParagraphOptions = { indent: { left: 480 } };
  const { picture } = step;
  return [
    new Paragraph({
      numbering: { reference: numbering, level: 0 },
      spacing: { before: 240 },
      keepNext: picture !== null || step.wrong || step.note !== '',
      children: [
        ...words(step.sentence, step.wrong),
        new TextRun({ text: ` (${step.time})`, color: '5A6675' }),
      ],
    }),
    ...(step.wrong
      ? [
          new Paragraph({
            ...under,
            keepNext: picture !== null,
            children: [run({ text: inXml(wrongWords), bold: true, color: 'A8361C' })],
          }),
        ]
      : []),
    ...step.note
      .split('\n')
      .flatMap((line) => (line.trim() === '' ? [] : [new Paragraph({ ...under, children: words(line) })])),
    ...(picture === null ? [] : [new Paragraph({ ...under, children: [image(picture, step.number)] })]),
  ];
}

const run = (options: IRunOptions): TextRun => new TextRun(options);
const words = (text: string, bold = false): TextRun[] => [run({ text: inXml(text), bold })];

function image(picture: ExportedPicture, number: number): ImageRun {
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  return new ImageRun({
    type: 'png',
    data: Buffer.from(picture.stepId, 'latin1'),
    transformation: {
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
    },
    altText: {
      name: picture.name,
      title: picture.name,
      description: inXml(picture.description),
      id: String(number),
    },
  });
}
