/** Latin letters that look like Cyrillic ones, and are read for them when English is read beside Russian. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' },
};

/**
 * A line as its words are compared: small letters, without the marks over letters that are lost when small print is
 * read (Slovak accents, Thai tone marks), and with letters where digits were read for them.
 */
export function plain(text: string): string {
  const lower = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’‘`´]/g, "'")
    .replace(/[\u0e47-\u0e4e]/g, '')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})[1|](?=\p{L})/gu, 'l');
  if (!/\p{Script=Cyrillic}{3}/u.test(lower)) return lower;
  return lower.replace(/(?<![\p{L}\p{N}])[abcehkmoptxy]{1,3}(?![\p{L}\p{N}])/gu, (word) =>
    [...word].map((letter) => lookAlikes[letter] ?? letter).join(''),
  );
}

/** The line without what an icon before it was read as: "© ", "x ", "A The file …". */
export function withoutIcon(text: string): string {
  return text
    .trim()
    .replace(/^[^\p{L}\p{N}"'([{<«„“/\\-]+\s*/u, '')
    .replace(/^(?:[xXiI®©@0O]|[A4Q](?= \p{Lu}))\s+(?=\p{L})/u, '')
    .replace(/\s+[|©®]$/u, '')
    .trim();
}
