// The texts in core/texts: used, complete in every language, and written as the house writes.
import { usedTexts } from './texts/usage.mjs';
import { readLanguages } from './texts/languages.mjs';
import { completeness, plurals, wording } from './texts/rules.mjs';
import { unused } from './texts/unused.mjs';

const languages = readLanguages('core/texts');
const english = languages.get('en') ?? new Map();

const findings = [
  ...unused(english, usedTexts(['core', 'electron', 'renderer'])),
  ...[...languages].flatMap(([language, texts]) => [
    ...plurals(language, texts),
    ...wording(language, texts),
    ...(language === 'en' ? [] : completeness(language, texts, english)),
  ]),
];

for (const finding of findings) console.log(finding);
if (english.size === 0) console.log('The check sees nothing: core/texts/en has no texts.');
process.exitCode = findings.length > 0 || english.size === 0 ? 1 : 0;
