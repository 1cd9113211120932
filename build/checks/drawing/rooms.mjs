/** The three parts, left to right, and what their rooms are for, top to bottom. A room not named here comes last. */
export const parts = [
  {
    name: 'renderer',
    about: 'the windows, in React',
    rooms: {
      app: 'frame, routes, theme',
      screens: 'one folder per screen',
      client: 'talks to window.handraise',
      ui: 'pieces that screens share',
      markup: 'the editor over a picture',
      bar: 'shown while recording',
      overlay: 'choosing a part of the screen',
      video: 'the unseen page that films',
    },
  },
  {
    name: 'core',
    about: 'pure TypeScript, runs anywhere',
    rooms: {
      contract: 'one row per IPC call',
      policy: 'what IT has set, and why',
      outbox: 'states, turns, back-off',
      ports: 'what the outside must offer',
      report: 'as other programs read it',
      ticket: 'draft, sealing, how it reads',
      evidence: 'pictures, steps, secrets',
      handover: 'a report as one file',
      help: 'articles and their search',
      texts: 'every word a person reads',
      brand: 'the raised hand',
    },
  },
  {
    name: 'electron',
    about: 'what touches the machine',
    rooms: {
      preload: 'window.handraise',
      ipc: 'checks sender, parses, calls',
      main: 'lifecycle, windows, tray',
      cli: 'the command line',
      workers: 'processes that can be killed',
      adapters: 'ports made real',
      connectors: 'one folder per help desk',
    },
  },
];

/** @typedef {{ part: string, name: string, about: string }} Room */
/** @typedef {Pick<import('dependency-cruiser').IModule, 'source' | 'dependencies'>} Module */

/** @param {string} path @returns {string | undefined} `part/room`; files beside the rooms belong to none */
function roomOf(path) {
  const [part = '', name, file] = path.split('/');
  return file !== undefined && parts.some((known) => known.name === part) ? `${part}/${name}` : undefined;
}

/**
 * The rooms that hold code, in the order they are drawn.
 * @param {Module[]} modules
 * @returns {Room[]}
 */
export function rooms(modules) {
  const present = new Set(modules.map((module) => roomOf(module.source)));
  return parts.flatMap((part) => {
    const named = Object.keys(part.rooms);
    const others = [...present].flatMap((room) => {
      const [where, name] = room?.split('/') ?? [];
      return where === part.name && name !== undefined && !named.includes(name) ? [name] : [];
    });
    return [...named, ...others.sort()]
      .filter((name) => present.has(`${part.name}/${name}`))
      .map((name) => ({ part: part.name, name, about: /** @type {any} */ (part.rooms)[name] ?? '' }));
  });
}

/**
 * Which room imports which, each pair once: how often does not matter, so that the drawing changes only when the
 * house does.
 * @param {Module[]} modules
 * @returns {{ from: string, to: string }[]} `part/room` each, sorted
 */
export function imports(modules) {
  const pairs = new Set();
  for (const module of modules) {
    const from = roomOf(module.source);
    for (const { resolved } of module.dependencies) {
      const to = roomOf(resolved);
      if (from !== undefined && to !== undefined && from !== to) pairs.add(`${from} ${to}`);
    }
  }
  return [...pairs].sort().map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return { from, to };
  });
}
