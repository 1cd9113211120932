import type { Translate } from '../../texts/texts.ts';
import type { Ticket } from '../ticket.ts';
import type { AttachmentEntry, Block, Fact, RenderOptions, TableRow } from './document.ts';
import { escapeMarkdownHref, escapeMarkdownLine, escapeMarkdownText } from './escapeMarkdown.ts';
import { reportDocument } from './reportDocument.ts';

/**
 * The ticket as CommonMark: headings, lists and paragraphs only, so that trackers without extensions show it too.
 * What people or the machine wrote never becomes markup. Pictures are shown where the options give an address.
 */
export function renderMarkdown(ticket: Ticket, translate: Translate, options: RenderOptions = {}): string {
  const report = reportDocument(ticket, translate);
  const pair = (fact: Fact): string => escapeMarkdownLine(translate('report:pair', { ...fact }));
  const parts = [
    ...(options.title === false ? [] : [heading(1, report.title)]),
    factsMarkdown(report.overview.facts, translate),
    ...report.sections.flatMap((section) => [
      heading(2, section.heading),
      ...section.blocks.map((block) => blockMarkdown(block, 3, translate, options)),
    ]),
    // A rule needs an empty line before it, or it would underline the line above into a heading.
    '---',
    report.imprint.map(pair).join('  \n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${escapeMarkdownLine(text)}`;
}

function blockMarkdown(block: Block, level: number, translate: Translate, options: RenderOptions): string {
  switch (block.kind) {
    case 'text':
      return escapeMarkdownText(block.text);
    case 'note':
      return escapeMarkdownLine(block.text);
    case 'steps':
      return block.steps
        .map((step, index) => listItem(`${index + 1}. `, escapeMarkdownText(step)))
        .join('\n');
    case 'facts':
      return factsMarkdown(block.facts, translate);
    case 'table':
      return block.rows.map((row) => rowMarkdown(row, block.columns, translate)).join('\n');
    case 'attachments':
      return attachmentsMarkdown(block.entries, options);
    case 'group':
      return [
        heading(level, block.heading),
        ...block.blocks.map((inner) => blockMarkdown(inner, Math.min(6, level + 1), translate, options)),
      ].join('\n\n');
  }
}

function factsMarkdown(facts: readonly Fact[], translate: Translate): string {
  return facts
    .map((fact) => listItem('- ', strongPair(fact.label, escapeMarkdownLine(fact.value), translate)))
    .join('\n');
}

/** A pair with a strong label; `value` is already Markdown. */
function strongPair(label: string, value: string, translate: Translate): string {
  return translate('report:pair', { label: `**${escapeMarkdownLine(label)}**`, value });
}

function rowMarkdown(row: TableRow, columns: readonly string[], translate: Translate): string {
  const cells = columns.flatMap((label, index) => {
    const value = row.cells[index] ?? null;
    return value === null ? [] : [escapeMarkdownLine(translate('report:pair', { label, value }))];
  });
  const name = `**${escapeMarkdownLine(row.name)}**`;
  return listItem('- ', translate('report:row', { name, values: cells.join(', ') }));
}

function attachmentsMarkdown(entries: readonly AttachmentEntry[], options: RenderOptions): string {
  const { attachmentHref, pictureHref = attachmentHref } = options;
  const list: string[] = [];
  const pictures: string[] = [];
  for (const entry of entries) {
    const href = attachmentHref?.(entry.attachment) ?? null;
    const name = escapeMarkdownLine(entry.name);
    const facts = escapeMarkdownLine(`(${entry.facts.join(', ')})`);
    const linked = href === null ? name : `[${name}](<${escapeMarkdownHref(href)}>)`;
    list.push(listItem('- ', `${linked} ${facts}`));
    const source = entry.isPicture ? (pictureHref?.(entry.attachment) ?? null) : null;
    if (source !== null)
      pictures.push(`![${escapeMarkdownLine(entry.description)}](<${escapeMarkdownHref(source)}>)`);
  }
  return [list.join('\n'), ...pictures].join('\n\n');
}

/** A list item; further lines are indented so that they stay in it. */
function listItem(mark: string, markdown: string): string {
  return mark + markdown.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
}
