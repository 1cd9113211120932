import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Small and accurate: Tesseract's "best" models with whole numbers. */
const variant = '4.0.0_best_int';
const suffix = '.traineddata';

/** npm has no package with these; Debian's tesseract-ocr-* have them (Apache-2.0), and its tools put them here. */
const fromSystem = ['rus'];
const systemFolder = '/usr/share/tesseract-ocr';

/**
 * Gathers what is known of each language's letters into one folder, from which the app reads pictures: the packages
 * that are installed, and what the system has. A language that is in neither place is not read; `handraise selftest`
 * says which are.
 * @param {string} root the checkout
 * @param {string} target absolute; made if it is missing
 * @returns {string[]} ISO 639-3 codes of what is there
 */
export function gatherLanguageData(root, target) {
  mkdirSync(target, { recursive: true });
  const packages = path.join(root, 'node_modules/@tesseract.js-data');
  const languages = existsSync(packages) ? readdirSync(packages) : [];
  for (const language of languages) {
    const file = `${language}${suffix}.gz`;
    copyFileSync(path.join(packages, language, variant, file), path.join(target, file));
  }
  const found = fromSystem.filter((language) => {
    const file = systemFile(`${language}${suffix}`);
    if (file === undefined) return false;
    writeFileSync(path.join(target, `${language}${suffix}.gz`), gzipSync(readFileSync(file)));
    return true;
  });
  return [...languages, ...found];
}

/** @param {string} name */
function systemFile(name) {
  if (!existsSync(systemFolder)) return undefined;
  // A folder for each of Tesseract's versions; they read the same data.
  return readdirSync(systemFolder)
    .map((version) => path.join(systemFolder, version, 'tessdata', name))
    .find((file) => existsSync(file));
}
