import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What the code says that may be a key of a text.
 * @typedef {{ file: string, line: number, literal: string } | { file: string, line: number, parts: string[] }} Mention
 *   `parts`: a template's fixed pieces, with something unknown between each two
 */

/**
 * Every string and template in the sources of some folders.
 * @param {string[]} folders
 * @returns {Mention[]}
 */
export function usedTexts(folders) {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => sources(folder).flatMap(mentions));
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

/** @param {string} file @returns {Mention[]} */
function mentions(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  /** @type {Mention[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const line = () => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (ts.isStringLiteralLike(node)) found.push({ file, line: line(), literal: node.text });
    else if (ts.isTemplateExpression(node) || ts.isTemplateLiteralTypeNode(node)) {
      const spans = [...node.templateSpans].map((span) => span.literal.text);
      found.push({ file, line: line(), parts: [node.head.text, ...spans] });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
