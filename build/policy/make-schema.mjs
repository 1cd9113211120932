#!/usr/bin/env node
/**
 * Writes what is made from the policy's code: the JSON Schema beside this file, and the table of keys in
 * docs/policy.md. `--check` writes nothing and exits with 1 when one of them is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { keyTable } from './key-table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemaFile = path.join(root, 'build/policy/handraise-policy.schema.json');
const guideFile = path.join(root, 'docs/policy.md');

/** Plain Node does not read TypeScript: Vite does, without building anything on disk. */
async function load(file, exported) {
  const inline = { configFile: false, root, logLevel: 'error' };
  const { module } = await runnerImport(path.join(root, file), inline);
  return module[exported];
}

/** The guide with its table replaced by the one for the schema, laid out as the house's formatter does it. */
async function withTable(guide, table) {
  const marks = /(<!-- keys: made by build\/policy\/make-schema\.mjs -->)[^]*?(<!-- end of keys -->)/;
  if (!marks.test(guide)) throw new Error('docs/policy.md has lost the marks around its table of keys');
  const text = guide.replace(marks, (_all, begin, end) => `${begin}\n\n${table}\n${end}`);
  return format(text, { ...(await resolveConfig(guideFile)), parser: 'markdown' });
}

const makeSchema = await load('core/policy/jsonSchema.ts', 'policyJsonSchema');
const makeDefaults = await load('core/policy/defaults.ts', 'defaultSettings');
const schema = makeSchema();
const wanted = [
  [schemaFile, `${JSON.stringify(schema, null, 2)}\n`],
  [
    guideFile,
    await withTable(
      readFileSync(guideFile, 'utf8'),
      keyTable(
        schema,
        makeDefaults((id) => id),
      ),
    ),
  ],
];
const outdated = wanted.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);

if (process.argv.includes('--check')) {
  for (const [file] of outdated) {
    console.error(`${path.relative(root, file)} is out of date: run node build/policy/make-schema.mjs`);
  }
  process.exitCode = outdated.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of outdated) writeFileSync(file, text);
}
