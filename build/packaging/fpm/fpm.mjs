#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download: the part of its command line that electron-builder uses,
// over the system's own dpkg-deb and rpmbuild. electron-builder is pointed to it by CUSTOM_FPM_PATH.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDeb } from './deb.mjs';
import { readOrder } from './options.mjs';
import { makeRpm } from './rpm.mjs';
import { listContents, stage } from './stage.mjs';

const order = readOrder(process.argv.slice(2));
const work = mkdtempSync(join(tmpdir(), 'handraise-package-'));
try {
  const root = join(work, 'root');
  mkdirSync(root);
  stage(order.inputs, root);
  const contents = listContents(root);
  rmSync(order.output, { force: true });
  if (order.type === 'deb') makeDeb(order, root, contents);
  else makeRpm(order, root, contents, work);
} finally {
  rmSync(work, { recursive: true, force: true });
}
