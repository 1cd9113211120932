import MarkdownIt from 'markdown-it';
import { parseFragment, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../core/texts/texts.ts';
import { escapeMarkdownText } from '../../../core/ticket/render/escapeMarkdown.ts';
import { renderMarkdown } from '../../../core/ticket/render/renderMarkdown.ts';
import { hostileTexts, sampleTicket } from './sampleTicket.ts';

const translate = translatorFor('en');
const dialects = {
  CommonMark: new MarkdownIt('commonmark'),
  // Tables and strike-through, raw HTML let through: what a careless tracker would do.
  'a tracker with extensions': new MarkdownIt({ html: true, breaks: true }),
};

function elementsOf(html: string): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  const visit = (node: Tree.Node): void => {
    if (tree.isElementNode(node)) found.push({ name: node.tagName, text: textOf(node) });
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return found;
}

function textOf(node: Tree.Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (tree.isElementNode(node) && node.tagName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

describe.each(Object.entries(dialects))('in %s', (_name, markdown) => {
  it.each(hostileTexts)('%j is shown as the characters it is', (text) => {
    const elements = elementsOf(markdown.render(escapeMarkdownText(text)));
    expect(elements.filter(({ name }) => name !== 'p' && name !== 'br')).toEqual([]);
    const shown = elements
      .filter(({ name }) => name === 'p')
      .map((one) => one.text)
      .join('\n\n');
    // Trackers that break lines by themselves leave the source's line end beside the break.
    const plain = (given: string) =>
      given
        .replaceAll('\u00a0', ' ')
        .replaceAll('\t', '    ')
        .split(/\n+/)
        .map((line) => line.trimEnd())
        .filter((line) => line !== '');
    expect(plain(shown)).toEqual(plain(text));
  });

  it('keeps the shape of a report whatever its words are', () => {
    const shape = (words: string | null) => {
      const line = words?.replaceAll('\n', ' ').trim() ?? 'a';
      const ticket = sampleTicket({
        summary: line,
        expected: line,
        actual: line,
        tried: line,
        details: line,
        steps: [line, line],
        since: line,
        category: { id: 'x', label: line },
        contact: { name: line, email: line, phone: line, bestTime: line, callBack: true },
        machine: {
          gatheredAt: '2026-11-22T12:10:03.000Z',
          sections: [
            {
              status: 'ok',
              id: 'disks',
              took: 1,
              facts: [{ label: 'diskSize', of: line, value: { kind: 'text', text: line } }],
            },
            { status: 'failed', id: 'network', took: 1, reason: 'error', detail: line },
          ],
        },
        attachments: sampleTicket().attachments.map((one) => ({
          ...one,
          name: line.slice(0, 150),
          display: line.slice(0, 100),
        })),
      });
      return elementsOf(
        markdown.render(renderMarkdown(ticket, translate, { attachmentHref: () => 'a b(1).png' })),
      ).map(({ name }) => name);
    };
    const honest = shape(null);
    for (const text of hostileTexts) expect([text, shape(text)]).toEqual([text, honest]);
  });

  it('shows pictures without linking their names where the address cannot be followed', () => {
    const source = renderMarkdown(sampleTicket(), translate, { pictureHref: () => 'screen.png' });
    const names = elementsOf(markdown.render(source)).map(({ name }) => name);
    expect(names).toContain('img');
    expect(names).not.toContain('a');
  });

  it('shows headings, numbered steps, facts and pictures', () => {
    const source = renderMarkdown(sampleTicket(), translate, {
      attachmentHref: ({ name }) => encodeURIComponent(name),
    });
    const elements = elementsOf(markdown.render(source));
    const texts = (wanted: string) => elements.filter(({ name }) => name === wanted).map(({ text }) => text);
    expect(texts('h1')).toEqual(['Word closes when I print to the printer on floor 3']);
    expect(texts('h2')).toEqual([
      'Details',
      'Steps to reproduce',
      'Expected',
      'What happened instead',
      'Already tried',
      'Attachments',
      'Contact',
      'Machine details',
    ]);
    expect(texts('ol')).toHaveLength(1);
    expect(texts('strong')).toContain('How much it hinders');
    expect(texts('img')).toHaveLength(1);
    expect(texts('a')).toEqual(['Screen 1.png', 'print.log']);
  });
});

describe('Markdown', () => {
  it('leaves the title to desks that show it themselves', () => {
    expect(renderMarkdown(sampleTicket(), translate, { title: false })).not.toContain('floor 3\n');
  });

  it('never holds a macro that Redmine would run', () => {
    const source = renderMarkdown(sampleTicket({ details: '{{include(Secret)}}\n!{{toc}}' }), translate);
    expect(source).not.toMatch(/\{\{/);
  });

  it('keeps 20,000 characters', () => {
    const text = '*_'.repeat(10_000);
    expect(elementsOf(dialects.CommonMark.render(escapeMarkdownText(text)))).toEqual([{ name: 'p', text }]);
  });
});
