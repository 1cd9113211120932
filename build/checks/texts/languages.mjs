import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {Map<string, string>} Texts `namespace:path.to.key` → text */

/**
 * @param {string} folder holds a folder per language, which holds a file per namespace
 * @returns {Map<string, Texts>} by language code
 */
export function readLanguages(folder) {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, readTexts(`${folder}/${name}`)]));
}

/** @param {string} folder @returns {Texts} */
function readTexts(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.flatMap((file) => {
      const namespace = file.replace(/\.json$/, '');
      return flatten(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')), `${namespace}:`);
    }),
  );
}

/**
 * @param {Record<string, unknown>} tree
 * @param {string} prefix
 * @returns {[string, string][]}
 */
function flatten(tree, prefix) {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? flatten(/** @type {Record<string, unknown>} */ (value), `${prefix}${key}.`)
      : [/** @type {[string, string]} */ ([`${prefix}${key}`, String(value)])],
  );
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** The key as code writes it: i18next adds the plural's ending. @param {string} key */
export const baseKey = (key) => key.replace(pluralEnding, '');

/** @param {string} key @returns {string | undefined} such as `one` */
export const pluralForm = (key) => pluralEnding.exec(key)?.[1];

/** @param {string} text @returns {Set<string>} the names within {{ }} */
export const placeholders = (text) =>
  new Set([...text.matchAll(/\{\{\s*-?\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? ''));
