import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../core/texts/texts.ts';
import { renderHtml } from '../../../core/ticket/render/renderHtml.ts';
import { hostileTexts, sampleTicket } from './sampleTicket.ts';

const translate = translatorFor('en');
const href = (attachment: { name: string }) => encodeURIComponent(attachment.name);

interface Page {
  elements: Tree.Element[];
  errors: string[];
}

/** The page as a browser would understand it, with what the specification calls parse errors. */
function read(markup: string): Page {
  const errors: string[] = [];
  const document = parse(markup, { onParseError: ({ code }) => errors.push(code) });
  const elements: Tree.Element[] = [];
  const visit = (node: Tree.Node): void => {
    if (tree.isElementNode(node)) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(document);
  return { elements, errors };
}

const named = (page: Page, name: string) => page.elements.filter(({ tagName }) => tagName === name);
const attribute = (element: Tree.Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;

function textOf(node: Tree.Node): string {
  if (tree.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

describe('the page of a report', () => {
  const page = read(renderHtml(sampleTicket(), translate, { attachmentHref: href }));

  it('is well-formed HTML', () => {
    expect(page.errors).toEqual([]);
  });

  it('says its language and its title', () => {
    expect(attribute(named(page, 'html')[0]!, 'lang')).toBe('en');
    expect(textOf(named(page, 'title')[0]!)).toBe('Word closes when I print to the printer on floor 3');
    expect(named(page, 'h1')).toHaveLength(1);
  });

  it('forbids itself everything but pictures beside it and its own styles', () => {
    const policy = named(page, 'meta').find(
      (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
    );
    const directives = attribute(policy!, 'content')!.split('; ');
    expect(directives).toEqual([
      "default-src 'none'",
      "img-src 'self' data: cid:",
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    // A policy in a page holds only for what comes after it.
    const place = page.elements.indexOf(policy!);
    expect(page.elements.slice(0, place).map(({ tagName }) => tagName)).toEqual(['html', 'head', 'meta']);
  });

  it('has a mark that stays small where a mail program takes the styles away', () => {
    const [mark] = named(page, 'svg');
    expect([attribute(mark!, 'width'), attribute(mark!, 'height')]).toEqual(['20', '20']);
  });

  it('has no script, no form and nothing that loads from elsewhere', () => {
    for (const name of ['script', 'iframe', 'object', 'embed', 'link', 'form', 'base', 'video', 'audio']) {
      expect(named(page, name)).toHaveLength(0);
    }
    const addresses = page.elements.flatMap((element) =>
      element.attrs.filter(({ name }) => ['src', 'href'].includes(name)).map(({ value }) => value),
    );
    expect(new Set(addresses)).toEqual(new Set(['Screen%201.png', 'print.log']));
  });

  it('has headings that go down one level at a time and sections that are named by theirs', () => {
    const levels = page.elements
      .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
      .map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = new Set(page.elements.map((element) => attribute(element, 'id')));
    for (const section of named(page, 'section')) {
      const by = attribute(section, 'aria-labelledby');
      expect(by === undefined ? attribute(section, 'aria-label') : ids.has(by) && by).toBeTruthy();
    }
  });

  it('shows pictures with their size and words for those who cannot see them', () => {
    const [image] = named(page, 'img');
    expect(attribute(image!, 'alt')).toBe('Picture of the screen DP-1');
    expect([attribute(image!, 'width'), attribute(image!, 'height')]).toEqual(['1920', '1080']);
  });

  it('gives dates with the zone of the person and in UTC', () => {
    const all = textOf(named(page, 'body')[0]!);
    expect(all).toContain('Sunday, November 22, 2026');
    expect(all).toContain('1:19 PM GMT+1 (2026-11-22 12:19:05 UTC)');
  });

  it('shows machine details as facts and tables with headings for rows and columns', () => {
    const [table] = named(page, 'table');
    expect(named(page, 'th').map((cell) => attribute(cell, 'scope'))).toEqual(['col', 'col', 'row', 'row']);
    expect(textOf(table!)).toMatch(/C:.*477 GB.*D:.*954 GB/s);
    expect(textOf(named(page, 'body')[0]!)).toContain('nmcli: no answer');
  });
});

describe('a page with hostile content', () => {
  const honest = read(renderHtml(sampleTicket(), translate, { attachmentHref: href }));
  const shape = (page: Page) =>
    page.elements.map(({ tagName, attrs }) => [tagName, attrs.map(({ name }) => name)]);

  it.each(hostileTexts)('%j stays text in every field', (text) => {
    const line = text.replaceAll('\n', ' ').trim();
    const sample = sampleTicket();
    const ticket = sampleTicket({
      summary: line,
      details: text,
      steps: sample.steps.map(() => text),
      expected: text,
      actual: text,
      tried: text,
      since: line,
      category: { id: 'x', label: line },
      contact: { name: line, email: line, phone: line, bestTime: line, callBack: true },
      attachments: sample.attachments.map((one) => ({
        ...one,
        name: line.slice(0, 180),
        display: line.slice(0, 120),
      })),
      machine: {
        gatheredAt: sample.sealedAt,
        sections: [
          {
            status: 'ok',
            id: 'os',
            took: 1,
            facts: ['osName', 'osRelease', 'uptime'].map((label) => ({
              label,
              value: { kind: 'text' as const, text },
            })),
          },
          {
            status: 'ok',
            id: 'disks',
            took: 1,
            facts: [text, `${text}2`].flatMap((of) =>
              ['diskSize', 'diskFree'].map((label) => ({
                label,
                of,
                value: { kind: 'text' as const, text },
              })),
            ),
          },
          { status: 'failed', id: 'network', took: 1, reason: 'timeout', detail: text },
        ],
      },
      app: { version: line, platform: line },
    });
    const page = read(renderHtml(ticket, translate, { attachmentHref: href }));
    expect(page.errors).toEqual([]);
    expect(shape(page)).toEqual(shape(honest));
    const written = page.elements.filter((element) => attribute(element, 'class') === 'written').map(textOf);
    expect(written).toEqual(Array.from({ length: 4 }, () => text.trimEnd()));
    expect(textOf(named(page, 'h1')[0]!)).toBe(line.replace(/\s+/g, ' '));
    expect(textOf(named(page, 'title')[0]!)).toBe(line.replace(/\s+/g, ' '));
  });

  it('loses control characters and marks that turn text around, and nothing else', () => {
    const page = read(
      renderHtml(
        sampleTicket({ details: 'a\0\u001b[31mb\u202Ecod.exe\u2066\ufeff\r\nx\u2028y\ud800' }),
        translate,
      ),
    );
    const [details] = page.elements.filter((element) => attribute(element, 'class') === 'written');
    expect(textOf(details!)).toBe('a[31mbcod.exe\nx\ny\ufffd');
  });

  it('does not link an attachment to another scheme or host', () => {
    for (const address of [
      'javascript:alert(1)',
      'https://evil.example/a.png',
      '//evil.example/a.png',
      '\\\\host\\a.png',
      'data:text/html,<b>',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:image/svg+xml;base64,AAAA',
      'cid:a"onerror="alert(1)',
    ]) {
      const page = read(renderHtml(sampleTicket(), translate, { attachmentHref: () => address }));
      expect([address, named(page, 'a').length + named(page, 'img').length]).toEqual([address, 0]);
    }
  });

  it.each([
    ['inside the page', 'data:image/png;base64,AAAA'],
    ['a part of the same mail', 'cid:01ABC@handraise.example.org'],
  ])('shows a picture that is %s, without a link that leads nowhere', (_where, address) => {
    const page = read(renderHtml(sampleTicket(), translate, { attachmentHref: () => address }));
    expect(named(page, 'img')).toHaveLength(1);
    expect(named(page, 'a')).toHaveLength(0);
  });

  it('keeps 20,000 characters, also without a space', () => {
    for (const text of ['x'.repeat(20_000), 'ก'.repeat(20_000), '<'.repeat(20_000)]) {
      const page = read(renderHtml(sampleTicket({ details: text }), translate));
      expect(textOf(page.elements.find((element) => attribute(element, 'class') === 'written')!)).toBe(text);
    }
  });
});

describe('a page of little', () => {
  it('leaves out what was not answered', () => {
    const ticket = sampleTicket({
      details: ' \n',
      steps: [],
      expected: '',
      actual: '',
      since: '',
      frequency: null,
      tried: '',
      hindrance: null,
      category: null,
      contact: { name: '', email: '', phone: '', bestTime: '', callBack: false },
      attachments: [],
      machine: null,
      withheld: [],
    });
    const page = read(renderHtml(ticket, translate));
    expect(named(page, 'h2')).toHaveLength(0);
    expect(named(page, 'dt').map(textOf)).toEqual(['Reported', 'Report ID', 'Sent with']);
  });

  it('is the same wherever and whenever it is made', () => {
    const before = renderHtml(sampleTicket(), translate);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Bangkok';
    try {
      expect(renderHtml(sampleTicket(), translate)).toBe(before);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('falls back to English and UTC for a language or zone that nobody knows', () => {
    const markup = renderHtml(sampleTicket({ language: '"><script>', timeZone: 'Moon/Crater' }), translate);
    expect(attribute(named(read(markup), 'html')[0]!, 'lang')).toBe('en');
    expect(markup).toContain('12:19 PM UTC (2026-11-22 12:19:05 UTC)');
  });
});
