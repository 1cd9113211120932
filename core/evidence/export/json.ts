import { z } from 'zod';
import type { Translate } from '../../texts/texts.ts';
import { Instant, Ulid } from '../../ticket/attachment.ts';
import { MachineDetails } from '../machine.ts';
import { Area, Point } from '../marks.ts';
import { RecordedStep, RecordingGap, type Recording } from '../recording.ts';
import { stepPictureName, stepWords } from './document.ts';
import { pictureFolder } from './markdown.ts';

const DataStep = RecordedStep.pick({
  id: true,
  at: true,
  action: true,
  window: true,
  control: true,
  wrong: true,
})
  .extend({
    number: z.int().positive(),
    sentence: z.string().describe('What was done, in the language of `language`.'),
    note: z.string().describe('What the person wrote beside it; empty: nothing.'),
    picture: z
      .strictObject({
        file: z.string().describe('Path in this ZIP file.'),
        origin: Point.describe('Where on the whole screen its upper left corner was, before it was cropped.'),
        crop: Area.nullable().describe('What was kept of it; places of the step count from its corner then.'),
      })
      .nullable(),
  })
  .describe(
    'Times in milliseconds since the recording began; places in physical pixels of the picture before it was cropped.',
  );

/** A recording as programs read it; the pictures are files beside it. */
export const RecordingData = z
  .strictObject({
    schema: z.literal(1),
    id: Ulid,
    name: z.string(),
    language: z.string(),
    startedAt: Instant,
    endedAt: Instant.optional(),
    gaps: z.array(RecordingGap),
    machine: MachineDetails.nullable(),
    steps: z.array(DataStep),
  })
  .describe('Recorded steps, exported by Handraise.');
export type RecordingData = z.infer<typeof RecordingData>;

/** The recording as data. Marks and redactions are in the pictures, not here: what was covered is nowhere. */
export function recordingData(recording: Recording, translate: Translate, language: string): RecordingData {
  const { id, name, startedAt, endedAt, gaps, machine, steps } = recording;
  return {
    schema: 1,
    id,
    name,
    language,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    gaps,
    machine,
    steps: steps.map((step, index) => ({
      id: step.id,
      number: index + 1,
      at: step.at,
      sentence: stepWords(step, translate),
      note: step.note,
      action: step.action,
      window: step.window,
      control: step.control,
      wrong: step.wrong,
      picture:
        step.picture === null
          ? null
          : {
              file: `${pictureFolder}/${stepPictureName(index + 1)}`,
              origin: step.picture.origin,
              crop: step.picture.marks?.crop ?? null,
            },
    })),
  };
}
