import { markPath, markSize } from '../../brand/mark.ts';
import type { Translate } from '../../texts/texts.ts';
import type { Ticket } from '../ticket.ts';
import type { Block, Fact, ReportDocument, Section, TableRow } from './document.ts';
import { markup, raw, type Html } from './html.ts';
import { attachmentsHtml, type HrefOf } from './htmlAttachments.ts';
import { htmlStyle } from './htmlStyle.ts';
import { reportDocument } from './reportDocument.ts';

/** Nothing is loaded but pictures beside the page (inside it, or in the same mail), nothing runs, nothing is sent anywhere. */
const contentPolicy =
  "default-src 'none'; img-src 'self' data: cid:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What the page needs to know beyond the ticket. */
export interface HtmlOptions {
  /** Where an attachment's bytes are: relative to the page, a data: address, or cid: in a mail; null: only named. */
  attachmentHref?: HrefOf;
}

/**
 * The ticket as a whole page of its own: reads well on a screen (light and dark), on A4 paper and without its styles.
 * It has no script, loads nothing from elsewhere, and everything that was written is escaped.
 */
export function renderHtml(ticket: Ticket, translate: Translate, options: HtmlOptions = {}): string {
  const report = reportDocument(ticket, translate);
  const hrefOf = options.attachmentHref ?? (() => null);
  return markup`<!doctype html>
<html lang="${report.language}" dir="${direction(report.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="report-id" content="${ticket.id}">
<title>${report.title}</title>
<style>${raw(htmlStyle)}</style>
</head>
<body>
<main>
<header>
<p class="kind">${mark}${report.kind}</p>
<h1 dir="auto">${report.title}</h1>
</header>
${overviewHtml(report)}
${laidOut(report.sections).map((item) => (Array.isArray(item) ? pairHtml(item, hrefOf) : sectionHtml(item, hrefOf)))}
<footer>${factsHtml(report.imprint)}</footer>
</main>
</body>
</html>
`.source;
}

/** With a size of its own: mail programs take the styles away, and it would fill the page. */
const mark = markup`<svg width="20" height="20" viewBox="0 0 ${markSize} ${markSize}" fill="currentColor" aria-hidden="true"><path d="${markPath}"/></svg>`;

/** Desks that read from right to left get the page that way round; what was written finds its own direction. */
function direction(language: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language) ? 'rtl' : 'ltr';
}

/** Expected and actual stand side by side where there is room: they are compared. */
function laidOut(sections: readonly Section[]): (Section | [Section, Section])[] {
  const items: (Section | [Section, Section])[] = [];
  for (const section of sections) {
    const previous = items.at(-1);
    if (
      section.id === 'actual' &&
      previous !== undefined &&
      !Array.isArray(previous) &&
      previous.id === 'expected'
    ) {
      items[items.length - 1] = [previous, section];
    } else {
      items.push(section);
    }
  }
  return items;
}

function pairHtml(pair: readonly Section[], hrefOf: HrefOf): Html {
  return markup`<div class="pair">${pair.map((section) => sectionHtml(section, hrefOf))}</div>`;
}

function overviewHtml({ overview }: ReportDocument): Html | null {
  if (overview.facts.length === 0) return null;
  return markup`<section aria-label="${overview.heading}"><dl class="overview">${overview.facts.map(factHtml)}</dl></section>
`;
}

function sectionHtml(section: Section, hrefOf: HrefOf): Html {
  const id = `section-${section.id}`;
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${section.heading}</h2>
    ${section.blocks.map((block) => blockHtml(block, 3, hrefOf))}
  </section>
`;
}

function blockHtml(block: Block, level: number, hrefOf: HrefOf): Html {
  switch (block.kind) {
    case 'text':
      return markup`<p class="written" dir="auto">${block.text}</p>`;
    case 'note':
      return markup`<p class="note" dir="auto">${block.text}</p>`;
    case 'steps':
      return markup`<ol class="steps">
        ${block.steps.map((step) => markup`<li dir="auto">${step}</li>`)}
      </ol>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'table':
      return tableHtml(block.columns, block.rows);
    case 'attachments':
      return attachmentsHtml(block.entries, hrefOf);
    case 'group': {
      const name = raw(`h${Math.min(6, level)}`);
      return markup`<div class="group"><${name}>${block.heading}</${name}>${block.blocks.map((inner) => blockHtml(inner, level + 1, hrefOf))}</div>`;
    }
  }
}

function factsHtml(facts: readonly Fact[]): Html {
  return markup`<dl class="facts">${facts.map(factHtml)}</dl>`;
}

function factHtml({ label, value }: Fact): Html {
  return markup`<div>
    <dt>${label}</dt>
    <dd dir="auto">${value}</dd>
  </div>`;
}

function tableHtml(columns: readonly string[], rows: readonly TableRow[]): Html {
  return markup`<div class="wide">
    <table>
      <thead>
        <tr>
          <td></td>
          ${columns.map((column) => markup`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            markup`<tr>
              <th scope="row" dir="auto">${row.name}</th>
              ${row.cells.map((cell) => markup`<td dir="auto">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
