import type { Translate } from '../../texts/texts.ts';
import type { Ticket } from '../ticket.ts';
import type { AttachmentEntry, Block, Fact, RenderOptions, TableRow } from './document.ts';
import { reportDocument } from './reportDocument.ts';

/** A rule under a heading: wide enough to be seen, and never so wide that a mail program breaks it. */
const widestRule = 60;

/**
 * The ticket as plain text for a mail or a plain field of a desk. Lines are never wrapped: whoever shows them knows
 * how wide they may be. Line ends are `\n`, also the last one.
 */
export function renderText(ticket: Ticket, translate: Translate, options: RenderOptions = {}): string {
  const report = reportDocument(ticket, translate);
  const parts = [
    ...(options.title === false ? [] : [underlined(report.title, '=')]),
    report.overview.facts.map((fact) => pair(fact, translate)).join('\n'),
    ...report.sections.map((section) =>
      [underlined(section.heading, '-'), ...blocksText(section.blocks, translate)].join('\n'),
    ),
    report.imprint.map((fact) => pair(fact, translate)).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function pair(fact: Fact, translate: Translate): string {
  return translate('report:pair', { ...fact });
}

function underlined(heading: string, character: string): string {
  return `${heading}\n${character.repeat(Math.min(widestRule, Math.max(3, [...heading].length)))}`;
}

function blocksText(blocks: readonly Block[], translate: Translate): string[] {
  return blocks.map((block, index) => {
    // Groups and what follows other blocks stand apart.
    const gap = index > 0 && (block.kind === 'group' || blocks[index - 1]?.kind === 'group') ? '\n' : '';
    return gap + blockText(block, translate);
  });
}

function blockText(block: Block, translate: Translate): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return block.text;
    case 'steps':
      return block.steps.map((step, index) => hanging(`${index + 1}. `, step)).join('\n');
    case 'facts':
      return block.facts.map((fact) => pair(fact, translate)).join('\n');
    case 'table':
      return block.rows.map((row) => rowText(row, block.columns, translate)).join('\n');
    case 'attachments':
      return block.entries.map(attachmentText).join('\n');
    case 'group':
      return [block.heading, ...blocksText(block.blocks, translate).map(indented)].join('\n');
  }
}

function rowText(row: TableRow, columns: readonly string[], translate: Translate): string {
  const facts = columns.flatMap((label, index) => {
    const value = row.cells[index] ?? null;
    return value === null ? [] : [pair({ label, value }, translate)];
  });
  return translate('report:row', { name: row.name, values: facts.join(', ') });
}

function attachmentText({ name, facts }: AttachmentEntry): string {
  return hanging('- ', `${name} (${facts.join(', ')})`);
}

/** The text after a mark, its further lines below its first. */
function hanging(mark: string, text: string): string {
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
