import { markup, raw, type Html } from '../../ticket/render/html.ts';
import type { ExportedPicture, ExportedRecording, ExportedStep } from './document.ts';
import { exportStyle } from './htmlStyle.ts';

/** Where the address of a picture belongs: whoever writes the page puts it there, so that no page is ever whole in memory. */
export interface PictureSlot {
  picture: ExportedPicture;
}

export type PagePiece = string | PictureSlot;

/** Nothing is loaded but pictures in the page or beside it, nothing runs, nothing is sent anywhere. */
const contentPolicy =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The beginning of a page of ours, up to its heading; `main` and `body` are left open. */
export function pageHead(language: string, kind: string, title: string): string {
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(exportStyle)}</style>
</head>
<body>
<main>
<header>
<p class="kind">${kind}</p>
<h1 dir="auto">${title}</h1>
</header>
`.source;
}

export const pageEnd = `</main>
</body>
</html>
`;

/** Named values as a list. */
export function factsHtml(facts: readonly { label: string; value: string }[]): Html {
  return markup`<dl class="facts">${facts.map(
    ({ label, value }) => markup`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`,
  )}</dl>
`;
}

/**
 * The recording as one page that reads well on a screen (light and dark) and on paper. It comes in pieces, a step at
 * a time; everything that was recorded is escaped.
 */
export function* recordingHtml(recording: ExportedRecording): Generator<PagePiece> {
  yield pageHead(recording.language, recording.kind, recording.title);
  yield markup`${factsHtml(recording.facts)}${recording.gaps.map((gap) => markup`<p class="gap">${gap}</p>\n`)}<ol class="steps">
`.source;
  for (const step of recording.steps) yield* stepHtml(step, recording.wrongWords);
  yield `</ol>\n${pageEnd}`;
}

function* stepHtml(step: ExportedStep, wrongWords: string): Generator<PagePiece> {
  const { number, sentence, time, wrong, note, picture } = step;
  yield markup`<li class="${wrong ? 'step wrong' : 'step'}" id="step-${number}">
<div class="words"><span class="number">${number}.</span><p class="sentence" dir="auto">${sentence}</p><span class="time">${time}</span></div>
${wrong ? markup`<p class="goes-wrong">${wrongWords}</p>\n` : null}${
    note === '' ? null : markup`<p class="note" dir="auto">${note}</p>\n`
  }`.source;
  if (picture !== null) {
    yield '<figure><img src="';
    yield { picture };
    yield markup`" alt="${picture.description}" width="${picture.width}" height="${picture.height}"></figure>\n`
      .source;
  }
  yield '</li>\n';
}
