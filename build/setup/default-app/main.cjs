// What Electron's own default app does, for a runtime that came without one: `electron [-r module] [--flag] folder`.
// It keeps to what `electron .` and Playwright need.
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** @param {readonly string[]} args */
function readCommandLine(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') preloads.push(args[++i]);
    else if (arg === '-v' || arg === '--version') return { preloads, version: true, target: '.' };
    else if (!arg.startsWith('-')) return { preloads, version: false, target: arg };
  }
  return { preloads, version: false, target: '.' };
}

/** Gives the app the names that its package.json asks for, as a packaged app would have them. */
function adoptPackage(folder) {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.productName || about.name) app.setName(about.productName || about.name);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  app.setPath('sessionData', app.getPath('userData'));
  app.setAppPath(folder);
  const file = Module._resolveFilename(folder, null, true);
  return { file, esm: file.endsWith('.mjs') || (about.type === 'module' && !file.endsWith('.cjs')) };
}

async function start() {
  const { preloads, version, target } = readCommandLine(process.argv.slice(1));
  if (version) {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  if (preloads.length > 0) Module._preloadModules(preloads);

  const place = path.resolve(target);
  const found = existsSync(path.join(place, 'package.json'))
    ? adoptPackage(place)
    : { file: place, esm: place.endsWith('.mjs') };
  if (found.esm) await import(pathToFileURL(found.file).href);
  else Module._load(found.file, Module, true);
}

start().catch((error) => {
  console.error(`The app failed while loading\n${error?.stack ?? error}`);
  process.exit(1);
});
