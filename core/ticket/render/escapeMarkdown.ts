/** Characters that mean something to CommonMark, to its usual extensions (tables, strike-through, maths) or to Redmine's macros. */
const anywhere = /[\\`*_{}[\]<>&~|$^]/g;

/** What begins a heading, a list, a quotation, a definition or an underlined heading at the start of a line. */
const lineStart = /^([#+\-=:>!])/;
const numberedStart = /^(\d{1,9})([.)])/;

/** One line of text such that CommonMark shows exactly these characters. Leading white space is the caller's. */
export function escapeMarkdownLine(line: string): string {
  return (
    line
      .replace(anywhere, '\\$&')
      .replace(lineStart, '\\$1')
      .replace(numberedStart, '$1\\$2')
      // A closing row of number signs belongs to the heading's markup.
      .replace(/(#+)$/, (signs) => signs.replaceAll('#', '\\#'))
  );
}

/**
 * Text of several lines, each shown on a line of its own: empty lines part paragraphs, other line ends become hard
 * breaks (two spaces: the way that every dialect knows), indentation is kept with no-break spaces, because plain ones
 * would be dropped or make a code block. References that a desk links by itself (#12) stay what was written.
 */
export function escapeMarkdownText(text: string): string {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) =>
      paragraph
        .replace(/^\n+|\s+$/g, '')
        .split('\n')
        .map(escapeIndented)
        .join('  \n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function escapeIndented(line: string): string {
  const text = line.trimStart();
  const indentation = line.slice(0, line.length - text.length).replaceAll('\t', '    ');
  return '\u00a0'.repeat(indentation.length) + escapeMarkdownLine(text.trimEnd());
}

/** An address for `[…](<…>)`: nothing in it can end the address early. */
export function escapeMarkdownHref(href: string): string {
  return href.replace(/[<>\s\\()]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}
