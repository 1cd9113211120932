/** ISO 639-3 codes, as Tesseract names its data, of the languages the app may come with. */
const codes: Readonly<Record<string, string>> = { en: 'eng', ru: 'rus', sk: 'slk', th: 'tha', sw: 'swa' };
/** Each further language costs time and takes letters for its own. */
const most = 3;

/**
 * The languages to read pictures in: English first, because programs and addresses are in it whatever the person
 * speaks, then the person's.
 * @param preferred BCP 47 tags, the most wanted first
 */
export function readingLanguages(preferred: readonly string[]): string[] {
  const wanted = preferred.flatMap((tag) => codes[tag.toLowerCase().split(/[-_.]/)[0] ?? ''] ?? []);
  return [...new Set(['eng', ...wanted])].slice(0, most);
}
