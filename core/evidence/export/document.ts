import { cleanLine, cleanText } from '../../ticket/cleanText.ts';
import { formatMoment, knownLanguage } from '../../ticket/render/moment.ts';
import type { Translate } from '../../texts/texts.ts';
import { keptPixels } from '../redaction.ts';
import type { RecordedStep, Recording, StepPicture } from '../recording.ts';
import { stepSentence } from '../stepSentence.ts';

/** A step's picture as it leaves: flattened, with the place marked. Sizes in pixels of the finished picture. */
export interface ExportedPicture {
  stepId: string;
  /** Safe as a file name and as a part of an address. */
  name: string;
  /** What it shows, for somebody who cannot see it. */
  description: string;
  width: number;
  height: number;
}

/** A step as it is read. All text is clean (see `cleanText`) and not yet escaped for any format. */
export interface ExportedStep {
  id: string;
  /** From 1. */
  number: number;
  sentence: string;
  /** What the person wrote beside it; empty: nothing. */
  note: string;
  /** When it happened, since the recording began: "1:05". */
  time: string;
  wrong: boolean;
  picture: ExportedPicture | null;
}

/** A recording as it is read, in the person's language. */
export interface ExportedRecording {
  /** BCP 47, safe as an attribute. */
  language: string;
  kind: string;
  title: string;
  facts: { label: string; value: string }[];
  /** What the recording could not see, in sentences. */
  gaps: string[];
  /** "Here it goes wrong", beside the steps that are marked so. */
  wrongWords: string;
  steps: ExportedStep[];
}

/** How a recording is put into words. */
export interface ExportOptions {
  /** BCP 47. */
  language: string;
  /** IANA name. */
  timeZone: string;
}

/** A recording as a document: what every format lays out. Given the same recording it is always the same. */
export function exportedRecording(
  recording: Recording,
  translate: Translate,
  options: ExportOptions,
): ExportedRecording {
  const language = knownLanguage(options.language);
  return {
    language,
    kind: translate('recordings:document.kind'),
    title: recordingTitle(recording, translate),
    facts: [
      {
        label: translate('recordings:document.recorded'),
        value: formatMoment(recording.startedAt, options.timeZone, language, translate),
      },
      {
        label: translate('recordings:document.length'),
        value: translate('recordings:document.lengthOf', {
          count: recording.steps.length,
          time: clockTime(Math.max(0, ...recording.steps.map(({ at }) => at))),
        }),
      },
    ],
    gaps: recording.gaps.map((gap) => translate(`recordings:gap.${gap}`)),
    wrongWords: translate('recordings:document.wrong'),
    steps: recording.steps.map((step, index) => exportedStep(step, index + 1, translate)),
  };
}

/** The recording's name, or what stands in for one. */
export function recordingTitle({ name }: Pick<Recording, 'name'>, translate: Translate): string {
  const clean = cleanLine(name);
  return clean === '' ? translate('recordings:untitled') : clean;
}

/** The file name of the picture of the step at a place (from 1). */
export const stepPictureName = (place: number): string => `step-${String(place).padStart(2, '0')}.png`;

/** A time since the recording began, from milliseconds: "0:07", "1:02:03". */
export function clockTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What a step says: the person's own words, or the sentence made from what was done. One line. */
export function stepWords(step: RecordedStep, translate: Translate): string {
  const own = cleanLine(step.words ?? '');
  return own === '' ? cleanLine(stepSentence(step, translate)) : own;
}

function exportedStep(step: RecordedStep, number: number, translate: Translate): ExportedStep {
  const sentence = stepWords(step, translate);
  const note = cleanText(step.note).trim();
  return {
    id: step.id,
    number,
    sentence,
    // A note that is the step itself is not said twice.
    note: step.action.kind === 'note' && step.words === null ? '' : note,
    time: clockTime(step.at),
    wrong: step.wrong,
    picture:
      step.picture === null ? null : exportedPicture(step.id, step.picture, number, sentence, translate),
  };
}

function exportedPicture(
  stepId: string,
  picture: StepPicture,
  number: number,
  sentence: string,
  translate: Translate,
): ExportedPicture {
  const { width, height } = keptPixels(picture.marks?.crop ?? null, picture);
  const description = translate('recordings:document.picture', { number, sentence });
  return { stepId, name: stepPictureName(number), description, width, height };
}
