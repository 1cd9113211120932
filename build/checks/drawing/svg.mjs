import { parts } from './rooms.mjs';
import { style } from './style.mjs';

const box = { width: 212, height: 56, gap: 20 };
const gutter = 58;
const header = 78;
const corridor = 72;
const margin = 20;

/** @typedef {{ key: string, part: string, name: string, about: string, x: number, y: number }} Placed */
/** @typedef {{ from: string, to: string }} Import */
/** @typedef {{ from: Placed, to: Placed }} Pair */

/**
 * @param {import('./rooms.mjs').Room[]} rooms
 * @param {Import[]} imports
 * @returns {string} an SVG that reads in light and dark, 960 px wide or so
 */
export function draw(rooms, imports) {
  const panels = placePanels(rooms);
  const placed = new Map(panels.flatMap((panel) => panel.rooms.map((room) => [room.key, room])));
  const height = margin + Math.max(...panels.map((panel) => panel.height)) + 52;
  const last = panels.at(-1);
  const width = (last?.x ?? 0) + (last?.width ?? 0) + margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">Which room of the house imports which: the renderer and electron import core, core imports neither.</title>
<style>${style}</style>
<defs>${parts.map(({ name }) => `<marker id="tip-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path class="tip ${name}" d="M0 .6 7.4 4 0 7.4z"/></marker>`).join('')}</defs>
<rect class="ground" width="${width}" height="${height}" rx="18"/>
${panels.map(panelSvg).join('\n')}
${lines(imports, placed).join('\n')}
${[...placed.values()].map(roomSvg).join('\n')}
<text class="note" x="${width / 2}" y="${height - 22}" text-anchor="middle">An arrow points from a room to one it imports. Drawn from the code by build/checks/draw-house.mjs.</text>
</svg>
`;
}

/** @param {import('./rooms.mjs').Room[]} rooms */
function placePanels(rooms) {
  const width = box.width + 2 * gutter;
  const tallest = Math.max(...parts.map(({ name }) => rooms.filter((room) => room.part === name).length));
  const height = header + tallest * (box.height + box.gap) + 8;
  return parts.map((part, index) => {
    const own = rooms.filter((room) => room.part === part.name);
    const x = margin + index * (width + corridor);
    // A part with fewer rooms spreads them over the same height.
    const free = (tallest - own.length) * (box.height + box.gap);
    const extra = own.length > 0 ? free / own.length : 0;
    return {
      ...part,
      x,
      width,
      height,
      rooms: own.map((room, row) => ({
        ...room,
        key: `${room.part}/${room.name}`,
        x: x + gutter,
        y: Math.round(margin + header + extra / 2 + row * (box.height + box.gap + extra)),
      })),
    };
  });
}

/** @param {ReturnType<typeof placePanels>[number]} panel */
const panelSvg = ({ name, about, x, width, height }) =>
  `<rect class="panel ${name}" x="${x}" y="${margin}" width="${width}" height="${height}" rx="14"/>
<text class="part ${name}" x="${x + width / 2}" y="${margin + 33}" text-anchor="middle">${name}</text>
<text class="about" x="${x + width / 2}" y="${margin + 54}" text-anchor="middle">${about}</text>`;

/** @param {Placed} room */
const roomSvg = ({ part, name, about, x, y }) =>
  `<rect class="room ${part}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="10"/>
<text class="name" x="${x + 16}" y="${y + (about ? 24 : 34)}">${name}</text>
<text class="about" x="${x + 16}" y="${y + 43}">${about}</text>`;

/**
 * The drawn lines. Neighbours within a part: a short arrow. Others within a part: an arc in the gutter that
 * fewer curves cross. Between parts: a curve. Lines leave and arrive in the order of their other ends, so that they cross as little as they can.
 * @param {Import[]} imports @param {Map<string, Placed>} placed
 */
function lines(imports, placed) {
  const all = pairs(imports, placed);
  const short = all.filter(({ from, to }) => distance(from, to, placed) === 1);
  const long = all.filter((pair) => !short.includes(pair));
  const end = (/** @type {Placed} */ room, /** @type {Pair} */ pair) => {
    const side = sideOf(room, pair);
    const peers = long.filter(
      (peer) => (peer.from === room || peer.to === room) && sideOf(room, peer) === side,
    );
    peers.sort((one, two) => rank(room, one) - rank(room, two));
    const share = (peers.indexOf(pair) + 1) / (peers.length + 1);
    return {
      x: side > 0 ? room.x + box.width : room.x,
      y: Math.round(room.y + 5 + share * (box.height - 10)),
      side,
    };
  };
  return [
    ...short.map(neighbours),
    ...long.map((pair) => {
      const { from, to } = pair;
      const start = end(from, pair);
      const goal = end(to, pair);
      const arc = Math.min(8 + 10 * distance(from, to, placed), 72);
      const bend = from.part === to.part ? arc : gutter + corridor / 2;
      const [out, back] = [start.x + start.side * bend, goal.x + goal.side * bend];
      return line(
        from.part,
        `M${start.x} ${start.y}C${out} ${start.y} ${back} ${goal.y} ${goal.x + 2 * goal.side} ${goal.y}`,
      );
    }),
  ];
}

/** @param {Pair} pair */
function neighbours({ from, to }) {
  const down = to.y > from.y;
  const x = from.x + box.width / 2 + (down ? 14 : -14);
  return line(
    from.part,
    `M${x} ${down ? from.y + box.height : from.y}V${down ? to.y - 2 : to.y + box.height + 2}`,
  );
}

/** Rooms between two of one part, counted with the last; 0 for different parts. @param {Placed} one @param {Placed} two @param {Map<string, Placed>} placed */
function distance(one, two, placed) {
  if (one.part !== two.part) return 0;
  const siblings = [...placed.values()].filter((room) => room.part === one.part);
  return Math.abs(siblings.indexOf(one) - siblings.indexOf(two));
}

/** Which side of a room a line leaves from: 1 right, -1 left. @param {Placed} room @param {Pair} pair */
function sideOf(room, { from, to }) {
  if (from.part !== to.part) return Math.sign((room === from ? to : from).x - room.x);
  return from.part === 'electron' ? 1 : -1;
}

/** Top to bottom along a side: arcs from above, curves, arcs to below; a wide arc goes around a narrow one. @param {Placed} room @param {Pair} pair */
function rank(room, { from, to }) {
  const other = room === from ? to : from;
  if (from.part !== to.part) return other.y;
  return (other.y < room.y ? -1e6 : 1e6) - other.y;
}

/** @param {Import[]} imports @param {Map<string, Placed>} placed */
const pairs = (imports, placed) =>
  imports.flatMap((pair) => {
    const from = placed.get(pair.from);
    const to = placed.get(pair.to);
    return from && to ? [{ from, to }] : [];
  });

/** @param {string} part @param {string} path */
const line = (part, path) => `<path class="line ${part}" d="${path}" marker-end="url(#tip-${part})"/>`;
