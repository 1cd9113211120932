import { cleanLine } from '../../ticket/cleanText.ts';
import { knownLanguage } from '../../ticket/render/moment.ts';
import { markup, type Html } from '../../ticket/render/html.ts';
import type { Translate } from '../../texts/texts.ts';
import { compareRecordings, isDifference, type ComparedRow } from '../compareRecordings.ts';
import type { RecordedStep, Recording } from '../recording.ts';
import { factWords, rowWords } from './comparisonWords.ts';
import { clockTime, recordingTitle, stepWords } from './document.ts';
import { factsHtml, pageEnd, pageHead } from './html.ts';

/** Two runs side by side as one page of words: what differs is said, not only coloured. */
export function comparisonHtml(
  good: Recording,
  bad: Recording,
  translate: Translate,
  wanted: string,
): string {
  const language = knownLanguage(wanted);
  const { rows, machine } = compareRecordings(good, bad);
  const title = translate('recordings:compare.title');
  const runs = [
    { label: translate('recordings:compare.good'), value: recordingTitle(good, translate) },
    { label: translate('recordings:compare.bad'), value: recordingTitle(bad, translate) },
  ];
  const count = rows.filter(isDifference).length;
  const body = markup`${factsHtml(runs)}<p>${
    count === 0 ? translate('recordings:compare.none') : translate('recordings:compare.count', { count })
  }</p>
<h2>${translate('recordings:compare.steps')}</h2>
<table>
<thead><tr><th scope="col">${translate('recordings:compare.good')}</th><th scope="col">${translate('recordings:compare.bad')}</th></tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, good, bad, translate, language))}</tbody>
</table>
${
  machine.length === 0
    ? null
    : markup`<h2>${translate('recordings:compare.machines')}</h2>
<table>
<thead><tr><td></td><th scope="col">${translate('recordings:compare.good')}</th><th scope="col">${translate('recordings:compare.bad')}</th></tr></thead>
<tbody>
${machine.map((difference) => {
  const words = factWords(difference, translate, language);
  return markup`<tr><th scope="row" dir="auto">${cleanLine(words.label)}</th><td dir="auto">${cleanLine(words.good)}</td><td dir="auto">${cleanLine(words.bad)}</td></tr>
`;
})}</tbody>
</table>
`
}`;
  return pageHead(language, translate('recordings:document.kind'), title) + body.source + pageEnd;
}

function rowHtml(
  row: ComparedRow,
  good: Recording,
  bad: Recording,
  translate: Translate,
  language: string,
): Html {
  const goodPlace = row.kind === 'onlyBad' ? null : row.good;
  const badPlace = row.kind === 'onlyGood' ? null : row.bad;
  const words = rowWords(row, translate, language);
  // Said where somebody looks for what went wrong: in the bad run, unless only the good one has it.
  const beside = row.kind === 'onlyGood' ? 'good' : 'bad';
  return markup`<tr${isDifference(row) ? markup` class="differs"` : null}>${cellHtml(
    stepAt(good, goodPlace),
    beside === 'good' ? words : [],
    translate,
  )}${cellHtml(stepAt(bad, badPlace), beside === 'bad' ? words : [], translate)}</tr>
`;
}

interface Placed {
  step: RecordedStep;
  place: number;
}

function stepAt(recording: Recording, place: number | null): Placed | null {
  const step = place === null ? undefined : recording.steps[place];
  return step === undefined || place === null ? null : { step, place };
}

function cellHtml(placed: Placed | null, words: readonly string[], translate: Translate): Html {
  if (placed === null) return markup`<td class="none">${translate('recordings:compare.notHere')}</td>`;
  const { step, place } = placed;
  return markup`<td>${words.map((one) => markup`<span class="what">${one}</span>`)}<span class="place">${place + 1}.</span><bdi>${stepWords(step, translate)}</bdi> <span class="time">${clockTime(step.at)}</span>${
    step.wrong ? markup`<span class="what">${translate('recordings:document.wrong')}</span>` : null
  }</td>`;
}
