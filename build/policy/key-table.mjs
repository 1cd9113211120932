/**
 * @typedef {object} Schema a JSON Schema (draft 7), as far as the policy's uses it
 * @property {string} [description]
 * @property {string | string[]} [type]
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [exclusiveMinimum]
 * @property {string} [$ref]
 * @property {string} [format]
 */

/**
 * The settings as Markdown: a table of all keys, then one for each kind of help desk.
 * @param {Schema} schema of a whole policy file
 * @param {Record<string, unknown>} defaults
 * @returns {string} ends with a line end
 */
export function keyTable(schema, defaults) {
  const settings = schema.properties?.settings?.properties ?? {};
  const rows = Object.entries(settings).map(([key, about]) => [
    code(key),
    about.description ?? '',
    values(about),
    fallback(key, defaults[key]),
  ]);
  const desks = settings.helpDesk?.anyOf ?? settings.helpDesk?.oneOf ?? [];
  return [table(['Key', 'What it is', 'Values', 'Without it'], rows), ...desks.map(deskTable)].join('\n');
}

/** @param {Schema} desk */
function deskTable(desk) {
  const { kind, ...fields } = desk.properties ?? {};
  const needed = new Set(desk.required);
  const rows = Object.entries(fields).map(([key, about]) => [
    code(key),
    about.description ?? '',
    values(about),
    needed.has(key) ? 'needed' : '',
  ]);
  const title = `#### Help desk ${code(JSON.stringify(kind?.const))}`;
  return `${title}\n\n${desk.description ?? ''}\n\n${table(['Key', 'What it is', 'Values', ''], rows)}`;
}

/**
 * What may stand there, in few words.
 * @param {Schema} about
 * @returns {string}
 */
function values(about) {
  if (about.const !== undefined) return code(JSON.stringify(about.const));
  if (about.enum) return about.enum.map((one) => code(JSON.stringify(one))).join(', ');
  const options = about.anyOf ?? about.oneOf;
  if (options?.every((one) => one.properties?.kind)) return 'a group, see below';
  if (options) return options.map(values).join(', ');
  if (about.type === 'array') return about.items?.enum ? `a list of ${values(about.items)}` : 'a list';
  if (about.type === 'null') return code('null');
  if (about.type === 'object') return group(about);
  if (about.type === 'boolean') return '`true`, `false`';
  if (about.type === 'number' || about.type === 'integer') return numbers(about);
  return 'a text';
}

/** @param {Schema} about */
function group({ properties = {} }) {
  const keys = Object.entries(properties);
  const fixed = keys.filter(([, one]) => one.const !== undefined);
  const open = keys.filter(([, one]) => one.const === undefined).map(([key]) => code(key));
  const values = Object.fromEntries(fixed.map(([key, one]) => [key, one.const]));
  if (keys.length === 0) return 'a group';
  if (fixed.length === 0) return `a group with ${open.join(', ')}`;
  return open.length === 0
    ? code(JSON.stringify(values))
    : `${code(JSON.stringify(values))} with ${open.join(', ')}`;
}

/** @param {Schema} about */
function numbers({ type, minimum, maximum, exclusiveMinimum }) {
  const name = type === 'integer' ? 'a whole number' : 'a number';
  // Larger than any of ours: zod's mark for "as large as a number can be".
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? ` up to ${maximum}` : '';
  const least =
    exclusiveMinimum !== undefined
      ? ` above ${exclusiveMinimum}`
      : minimum !== undefined && minimum >= 0
        ? ` from ${minimum}`
        : '';
  return name + least + most;
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function fallback(key, value) {
  if (key === 'categories') return 'eight usual ones';
  return code(JSON.stringify(value));
}

/** @param {string | undefined} text */
function code(text) {
  return `\`${text}\``;
}

/**
 * @param {string[]} heads
 * @param {string[][]} rows
 */
function table(heads, rows) {
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
