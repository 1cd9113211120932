/** Words of a text as they are compared: without case and without the marks around them. */
function wordsIn(text: string, language: string): string[] {
  const locale = language === 'tha' ? 'th' : 'en';
  // Thai writes no spaces between words: the platform's dictionary finds them.
  const segments = new Intl.Segmenter(locale, { granularity: 'word' });
  const parts =
    language === 'tha' ? [...segments.segment(text)].map(({ segment }) => segment) : text.split(/\s+/);
  return parts
    .map((part) =>
      part
        .normalize('NFC')
        .toLowerCase()
        .replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''),
    )
    .filter((word) => word !== '');
}

/** The share of words that were read, each as often as it stands there; between 0 and 1. */
export function wordRecall(lines: readonly string[], read: readonly string[], language: string): number {
  const found = new Map<string, number>();
  for (const word of wordsIn(read.join('\n'), language)) found.set(word, (found.get(word) ?? 0) + 1);
  const wanted = wordsIn(lines.join('\n'), language);
  let hits = 0;
  for (const word of wanted) {
    const left = found.get(word) ?? 0;
    if (left === 0) continue;
    hits += 1;
    found.set(word, left - 1);
  }
  return hits / wanted.length;
}
