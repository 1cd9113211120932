/** Every way to end a line that systems use, among them the ones that only some programs show. */
// eslint-disable-next-line no-control-regex -- two of them are control characters
const lineEnds = /\r\n|[\r\n\u000b\u000c\u0085\u2028\u2029]/g;

// eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * Characters that reorder the text around them (embeddings, overrides, isolates) or hide in it. The marks that Arabic,
 * Hebrew and Thai need inside words (U+200B to U+200F) stay.
 */
const hidden = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Halves of surrogate pairs: they cannot be written as UTF-8. */
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * Text as it can stand anywhere: line ends are `\n`, nothing in it controls a terminal or turns other text around,
 * and it is well-formed Unicode. Words, spaces, tabs and emoji stay as they were.
 */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(hidden, '')
    .replace(loneSurrogates, '\ufffd');
}

/** The same on one line: runs of white space become one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
