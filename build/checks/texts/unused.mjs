import { baseKey } from './languages.mjs';

/** Flat namespaces whose keys are values of the program; elsewhere a template names at least a group. */
const wholeNamespaces = ['category'];

/**
 * Texts that no code names, and names in the code that no text has. (A wrong key given to t() does not compile; one
 * that is kept in a table first, or made by a template, is seen here.)
 * @param {import('./languages.mjs').Texts} english
 * @param {import('./usage.mjs').Mention[]} mentions
 * @returns {string[]}
 */
export function unused(english, mentions) {
  const keys = new Set([...english.keys()].map(baseKey));
  const namespaces = [...new Set([...keys].map((key) => key.split(':')[0] ?? ''))];
  const looksLikeKey = new RegExp(`^(${namespaces.join('|')}):[a-zA-Z][\\w.-]*$`);
  const used = new Set();
  const findings = [];

  for (const mention of mentions) {
    const place = `${mention.file}:${mention.line}`;
    if ('literal' in mention) {
      if (keys.has(mention.literal)) used.add(mention.literal);
      else if (looksLikeKey.test(mention.literal))
        findings.push(`${place} names ${mention.literal}, which no text has`);
      continue;
    }
    const [head = ''] = mention.parts;
    const namespace = namespaces.find((name) => new RegExp(`^${name}:([a-zA-Z][\\w.-]*)?$`).test(head));
    if (namespace === undefined) continue;
    if (head === `${namespace}:` && !wholeNamespaces.includes(namespace)) {
      findings.push(
        `${place} may name any text of ${namespace}: begin with a group, such as ${namespace}:group.`,
      );
      continue;
    }
    const shape = new RegExp(`^${mention.parts.map(escape).join('[\\w-]+')}$`);
    const matching = [...keys].filter((key) => shape.test(key));
    for (const key of matching) used.add(key);
    if (matching.length === 0) findings.push(`${place} names ${mention.parts.join('…')}, which no text has`);
  }

  return [...findings, ...[...keys].filter((key) => !used.has(key)).map((key) => `${key} is used nowhere`)];
}

/** @param {string} text */
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
