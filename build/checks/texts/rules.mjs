import { baseKey, placeholders, pluralForm } from './languages.mjs';

/** @typedef {import('./languages.mjs').Texts} Texts */

const words = [
  { wrong: /[!！]/, says: 'has an exclamation mark' },
  { wrong: /\.\.\./, says: 'has three dots instead of …' },
  { wrong: /^$/, says: 'is empty' },
];

/** The command line's help is set in columns. */
const columns = ['cli:'];
const spaces = [
  { wrong: / {2}/, says: 'has a double space' },
  { wrong: /^\s|\s$/, says: 'begins or ends with a space' },
];

/** What is left of a text without its well-formed placeholders must not look like one. */
const broken = /\{\{|\}\}|\{\w+\}/;

/** @param {string} language @param {Texts} texts */
export function wording(language, texts) {
  return [...texts].flatMap(([key, text]) => {
    const rules = columns.some((prefix) => key.startsWith(prefix)) ? words : [...words, ...spaces];
    const findings = rules.filter(({ wrong }) => wrong.test(text)).map(({ says }) => says);
    if (broken.test(text.replace(/\{\{[^{}]+\}\}/g, ''))) findings.push('has a broken placeholder');
    return findings.map((says) => `${language} ${key} ${says}`);
  });
}

/**
 * A counted text needs every form that its language has, and no form may count on what the others do not get.
 * @param {string} language @param {Texts} texts
 */
export function plurals(language, texts) {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set([...texts.keys()].filter((key) => pluralForm(key) !== undefined).map(baseKey));
  return [...counted].flatMap((key) => {
    const findings = forms
      .filter((form) => !texts.has(`${key}_${form}`))
      .map((form) => `${language} ${key} has no form "${form}"`);
    const known = placeholders(texts.get(`${key}_other`) ?? '');
    for (const form of forms) {
      for (const name of placeholders(texts.get(`${key}_${form}`) ?? '')) {
        if (!known.has(name))
          findings.push(`${language} ${key}_${form} has {{${name}}}, which _other has not`);
      }
    }
    return findings;
  });
}

/**
 * Another language has what English has, no more, with the same placeholders.
 * @param {string} language @param {Texts} texts @param {Texts} english
 */
export function completeness(language, texts, english) {
  const ours = byBase(texts);
  const theirs = byBase(english);
  return [
    ...[...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${language} has no ${key}`),
    ...[...ours.keys()]
      .filter((key) => !theirs.has(key))
      .map((key) => `${language} ${key} is not in English`),
    ...[...theirs].flatMap(([key, names]) => {
      const here = ours.get(key);
      if (here === undefined || [...names].sort().join() === [...here].sort().join()) return [];
      return [`${language} ${key} has {{${[...here].join(', ')}}}, English {{${[...names].join(', ')}}}`];
    }),
  ];
}

/** @param {Texts} texts @returns {Map<string, Set<string>>} the placeholders of all forms of a key together */
function byBase(texts) {
  const all = new Map();
  for (const [key, text] of texts) {
    all.set(baseKey(key), new Set([...(all.get(baseKey(key)) ?? []), ...placeholders(text)]));
  }
  return all;
}
