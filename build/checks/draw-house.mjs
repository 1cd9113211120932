// Draws docs/house.svg from the real imports; `--check` only says whether the committed drawing is current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cruiseHouse } from './cruise.mjs';
import { imports, rooms } from './drawing/rooms.mjs';
import { draw } from './drawing/svg.mjs';

const file = 'docs/house.svg';
const result = await cruiseHouse();
const drawing = draw(rooms(result.modules), imports(result.modules));

if (!process.argv.includes('--check')) {
  mkdirSync('docs', { recursive: true });
  writeFileSync(file, drawing);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== drawing) {
  console.log(
    `${file} shows other imports than the code has. \`node build/checks/draw-house.mjs\` draws it anew.`,
  );
  process.exitCode = 1;
}
