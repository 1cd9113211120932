import { escapeMarkdownLine, escapeMarkdownText } from '../../ticket/render/escapeMarkdown.ts';
import type { Translate } from '../../texts/texts.ts';
import type { ExportedRecording, ExportedStep } from './document.ts';

/** Folder of the pictures beside the text. */
export const pictureFolder = 'pictures';

/** The recording as CommonMark; pictures are named relative to it. What was recorded never becomes markup. */
export function recordingMarkdown(recording: ExportedRecording, translate: Translate): string {
  const facts = recording.facts.map(
    ({ label, value }) =>
      `- ${translate('report:pair', { label: `**${escapeMarkdownLine(label)}**`, value: escapeMarkdownLine(value) })}`,
  );
  const parts = [
    `# ${escapeMarkdownLine(recording.title)}`,
    facts.join('\n'),
    ...recording.gaps.map(escapeMarkdownLine),
    recording.steps.map((step) => stepMarkdown(step, recording.wrongWords)).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function stepMarkdown(step: ExportedStep, wrongWords: string): string {
  const mark = `${step.number}. `;
  const parts = [
    `${escapeMarkdownLine(step.sentence)} (${step.time})`,
    ...(step.wrong ? [`**${escapeMarkdownLine(wrongWords)}**`] : []),
    ...(step.note === '' ? [] : [escapeMarkdownText(step.note)]),
    ...(step.picture === null
      ? []
      : [`![${escapeMarkdownLine(step.picture.description)}](<${pictureFolder}/${step.picture.name}>)`]),
  ];
  // Indented so that pictures and notes stay in their step.
  return mark + parts.join('\n\n').replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
}
