import { gatheredWords } from '../../evidence/gatheredWords.ts';
import { maskedWords } from '../../evidence/maskedWords.ts';
import type { Translate } from '../../texts/texts.ts';
import { cleanLine, cleanText } from '../cleanText.ts';
import type { Ticket } from '../ticket.ts';
import { attachmentEntries } from './attachments.ts';
import type { Block, Fact, ReportDocument, Section, SectionId } from './document.ts';
import { machineBlocks } from './machine.ts';
import { formatMoment, knownLanguage } from './moment.ts';

/**
 * A ticket as a document: what was not answered is left out, texts are cleaned, values are in words. The renderers
 * only lay it out and escape it. Given the same ticket it is always the same: what was previewed is what is sent.
 */
export function reportDocument(ticket: Ticket, translate: Translate): ReportDocument {
  return {
    language: knownLanguage(ticket.language),
    kind: translate('report:document.kind'),
    title: cleanLine(ticket.summary),
    overview: { heading: translate('report:heading.facts'), facts: overviewFacts(ticket, translate) },
    sections: [
      textSection('details', ticket.details, translate),
      section('steps', stepBlocks(ticket.steps), translate),
      textSection('expected', ticket.expected, translate),
      textSection('actual', ticket.actual, translate),
      textSection('tried', ticket.tried, translate),
      section('attachments', attachmentBlocks(ticket, translate), translate),
      section('contact', factBlocks(contactFacts(ticket, translate)), translate),
      section('machine', machineBlocks(ticket, translate), translate),
    ].filter((one) => one.blocks.length > 0),
    imprint: imprintFacts(ticket, translate),
  };
}

function section(id: SectionId, blocks: Block[], translate: Translate): Section {
  return { id, heading: translate(`report:heading.${id}`), blocks };
}

function textSection(
  id: 'details' | 'expected' | 'actual' | 'tried',
  written: string,
  translate: Translate,
): Section {
  const text = cleanText(written).replace(/^\n+|\s+$/g, '');
  return section(id, text === '' ? [] : [{ kind: 'text', text }], translate);
}

function stepBlocks(written: readonly string[]): Block[] {
  const steps = written.map((step) => cleanText(step).trim()).filter((step) => step !== '');
  return steps.length === 0 ? [] : [{ kind: 'steps', steps }];
}

function attachmentBlocks(ticket: Ticket, translate: Translate): Block[] {
  const entries = attachmentEntries(ticket, translate);
  const blocks: Block[] = entries.length === 0 ? [] : [{ kind: 'attachments', entries }];
  return [...blocks, ...gatheredNotes(ticket, translate)];
}

/** What the logs are not: cut, left out, masked, or not there at all. */
function gatheredNotes(ticket: Ticket, translate: Translate): Block[] {
  return (ticket.gathered ?? []).flatMap((source) => {
    const words = gatheredWords(source, translate, knownLanguage(ticket.language));
    const text = cleanLine(translate('report:pair', { label: source.label, value: words.join(' ') }));
    return words.length === 0 ? [] : [{ kind: 'note' as const, text }];
  });
}

function factBlocks(facts: Fact[]): Block[] {
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

/** Facts with something in them, on one line each. */
function answered(facts: readonly { label: string; value: string | null }[]): Fact[] {
  return facts
    .map(({ label, value }) => ({ label, value: cleanLine(value ?? '') }))
    .filter(({ value }) => value !== '');
}

function overviewFacts(ticket: Ticket, translate: Translate): Fact[] {
  const { category, hindrance, frequency, since } = ticket;
  return answered([
    { label: translate('report:field.category'), value: category?.label ?? null },
    {
      label: translate('report:field.hindrance'),
      value: hindrance === null ? null : translate(`report:hindrance.${hindrance}`),
    },
    {
      label: translate('report:field.frequency'),
      value: frequency === null ? null : translate(`report:frequency.${frequency}`),
    },
    { label: translate('report:field.since'), value: since },
    {
      label: translate('report:field.sealedAt'),
      value: formatMoment(
        ticket.sealedAt,
        ticket.timeZone ?? 'UTC',
        knownLanguage(ticket.language),
        translate,
      ),
    },
  ]);
}

function contactFacts({ contact }: Ticket, translate: Translate): Fact[] {
  return answered([
    { label: translate('report:field.name'), value: contact.name },
    { label: translate('report:field.email'), value: contact.email },
    { label: translate('report:field.phone'), value: contact.phone },
    { label: translate('report:field.bestTime'), value: contact.bestTime },
    {
      label: translate('report:field.callBack'),
      value: contact.callBack ? translate('report:yes') : null,
    },
  ]);
}

function imprintFacts(ticket: Ticket, translate: Translate): Fact[] {
  return answered([
    { label: translate('report:field.reportId'), value: ticket.id },
    { label: translate('report:field.basedOn'), value: ticket.basedOn ?? null },
    {
      label: translate('secrets:label'),
      value: maskedWords(ticket.masked ?? [], translate, knownLanguage(ticket.language)),
    },
    { label: translate('report:field.app'), value: translate('report:appName', ticket.app) },
  ]);
}
