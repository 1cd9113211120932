import type { FactValue, MachineFact, MachineSection, MachineSectionId } from '../../evidence/machine.ts';
import { formatFact } from '../../evidence/format.ts';
import type { Translate } from '../../texts/texts.ts';
import { cleanLine } from '../cleanText.ts';
import type { Ticket } from '../ticket.ts';
import type { Block, TableRow } from './document.ts';
import { formatMoment, knownLanguage } from './moment.ts';

/** More columns than this are not read as a table any more: such things get a list each. */
const mostColumns = 6;

/** What the machine is, a group for each section; what could not be read or was withheld is said. */
export function machineBlocks(ticket: Ticket, translate: Translate): Block[] {
  const { machine, withheld } = ticket;
  const groups = (machine?.sections ?? []).flatMap((section) => sectionBlocks(section, ticket, translate));
  const notes: Block[] = [];
  if (machine !== null && groups.length > 0) {
    const at = formatMoment(
      machine.gatheredAt,
      ticket.timeZone ?? 'UTC',
      knownLanguage(ticket.language),
      translate,
    );
    notes.push({ kind: 'note', text: translate('report:gatheredAt', { at }) });
  }
  if (withheld.length > 0) {
    const names = withheld.map((id) => sectionName(id, translate));
    const sections = new Intl.ListFormat(knownLanguage(ticket.language), { type: 'conjunction' }).format(
      names,
    );
    notes.push({ kind: 'note', text: translate('report:withheld', { sections }) });
  }
  return [...notes, ...groups];
}

function sectionName(id: MachineSectionId, translate: Translate): string {
  return translate(`machine:section.${id}`);
}

function sectionBlocks(section: MachineSection, ticket: Ticket, translate: Translate): Block[] {
  const heading = sectionName(section.id, translate);
  if (section.status === 'failed') {
    const detail = cleanLine(section.detail ?? '');
    return [
      {
        kind: 'group',
        heading,
        blocks: [
          { kind: 'note', text: translate(`report:notGathered.${section.reason}`) },
          ...(detail === ''
            ? []
            : [{ kind: 'note' as const, text: translate('report:notGathered.detail', { detail }) }]),
        ],
      },
    ];
  }
  const blocks = factBlocks(section.facts, ticket, translate);
  return blocks.length === 0 ? [] : [{ kind: 'group', heading, blocks }];
}

/** Facts about the machine as a list, then facts about its parts as a table (a row per disk, display, program). */
function factBlocks(facts: readonly MachineFact[], ticket: Ticket, translate: Translate): Block[] {
  const words = facts.map((fact) => ({
    name: cleanLine(fact.of ?? ''),
    label: factLabel(fact.label, translate),
    value: factValue(fact.value, ticket, translate),
  }));
  const own = words.filter(({ name, value }) => name === '' && value !== '');
  const parts = words.filter(({ name, value }) => name !== '' && value !== '');
  const blocks: Block[] = [];
  if (own.length > 0)
    blocks.push({ kind: 'facts', facts: own.map(({ label, value }) => ({ label, value })) });
  if (parts.length > 0) blocks.push(...partBlocks(parts));
  return blocks;
}

function partBlocks(parts: readonly { name: string; label: string; value: string }[]): Block[] {
  const names = [...new Set(parts.map(({ name }) => name))];
  const columns = [...new Set(parts.map(({ label }) => label))];
  const valuesOf = (name: string) => parts.filter((part) => part.name === name);
  if (columns.length > mostColumns) {
    return names.map((name) => ({
      kind: 'group',
      heading: name,
      blocks: [{ kind: 'facts', facts: valuesOf(name).map(({ label, value }) => ({ label, value })) }],
    }));
  }
  const rows: TableRow[] = names.map((name) => {
    const own = valuesOf(name);
    const cell = (column: string): string | null => {
      const values = own.filter(({ label }) => label === column).map(({ value }) => value);
      return values.length === 0 ? null : values.join(', ');
    };
    return { name, cells: columns.map(cell) };
  });
  return [{ kind: 'table', columns, rows }];
}

/** The words for a fact's label; the label itself where a newer version of the app wrote one that we do not know. */
function factLabel(label: string, translate: Translate): string {
  const words: string = translate(`machine:fact.${label}` as 'machine:fact.model', { defaultValue: label });
  return cleanLine(words);
}

/** A value of the machine in the words of the desk's language, on one line. */
export function factValue(value: FactValue, ticket: Ticket, translate: Translate): string {
  return cleanLine(formatFact(value, translate, knownLanguage(ticket.language), ticket.timeZone ?? 'UTC'));
}
