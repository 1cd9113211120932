/**
 * @typedef {object} PackageOrder what electron-builder asks fpm for
 * @property {'deb' | 'rpm'} type
 * @property {string} output path of the package to write
 * @property {string} name
 * @property {string} version
 * @property {string} [iteration]
 * @property {string} architecture as the format calls it
 * @property {string} maintainer
 * @property {string} [vendor]
 * @property {string} [url]
 * @property {string} [license]
 * @property {string} [category]
 * @property {string} [priority]
 * @property {string} summary one line
 * @property {string[]} description the lines after it
 * @property {string} compression
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {string} [afterInstall] path of a script
 * @property {string} [afterRemove] path of a script
 * @property {{ from: string, to: string }[]} inputs files, or folders when `from` ends with a slash
 */

const switches = new Set(['force', 'debug', 'verbose']);
const types = new Set(['deb', 'rpm']);

/**
 * Reads the part of fpm's command line that electron-builder writes.
 * @param {readonly string[]} args without the program's name
 * @returns {PackageOrder}
 */
export function readOrder(args) {
  const { values, inputs } = split(args);
  const one = (/** @type {string} */ key) => values.get(key)?.at(-1);
  const need = (/** @type {string} */ key) => {
    const value = one(key);
    if (!value) throw new Error(`fpm was called without ${key}`);
    return value;
  };
  const type = need('t');
  if (!types.has(type)) throw new Error(`this fpm makes deb and rpm, not ${type}`);
  const [summary = '', ...description] = (one('description') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    type: /** @type {'deb' | 'rpm'} */ (type),
    output: need('package'),
    name: need('name'),
    version: need('version'),
    iteration: one('iteration'),
    architecture: need('architecture'),
    maintainer: need('maintainer'),
    vendor: one('vendor'),
    url: one('url'),
    license: one('license'),
    category: one('category'),
    priority: one('deb-priority'),
    summary: one('rpm-summary') ?? summary,
    description: type === 'rpm' ? [summary, ...description].filter(Boolean) : description,
    compression: one(`${type}-compression`) ?? 'xz',
    depends: [...(values.get('d') ?? []), ...(values.get('depends') ?? [])],
    recommends: values.get('deb-recommends') ?? [],
    afterInstall: one('after-install'),
    afterRemove: one('after-remove'),
    inputs: inputs.map(readInput),
  };
}

/** @param {readonly string[]} args */
function split(args) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  const inputs = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [, key, inline] = /^--?([a-z][a-z-]*)(?:=([^]*))?$/.exec(arg) ?? [];
    if (key === undefined) inputs.push(arg);
    else if (!switches.has(key)) values.set(key, [...(values.get(key) ?? []), inline ?? args[++i] ?? '']);
  }
  return { values, inputs };
}

/** @param {string} input `from=to` */
function readInput(input) {
  const at = input.lastIndexOf('=');
  if (at < 0) throw new Error(`fpm cannot tell where ${input} should go`);
  return { from: input.slice(0, at), to: input.slice(at + 1) };
}
