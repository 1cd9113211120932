import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startFakeRedmine } from '../../fakes/redmine/server.ts';
import { startSlowLine, type SlowLine } from '../../fakes/slowLine.ts';
import type { RedmineSite } from '../../helpdesks/redmine.ts';

const asked = (name: string, usual: number): number =>
  Number(process.env[`HANDRAISE_LINE_${name}`] ?? String(usual));

/** True for the form that takes some ten minutes and goes all by itself; see build/setup/faults.mjs. */
export const slow = process.env['HANDRAISE_SLOW_LINE'] === '1';

const megabytes = asked('MEGABYTES', slow ? 100 : 10);

/** How much goes over which line. Megabytes and kilobytes are decimal. */
export const load = {
  megabytes,
  /** So many that none of them is too large for the desk. */
  files: Math.max(10, Math.ceil(megabytes / 10)),
  kilobytesPerSecond: asked('KILOBYTES', slow ? 200 : 2000),
  cuts: Math.max(1, asked('CUTS', 4)),
};

/** A file on the person's disk. */
export interface BigFile {
  name: string;
  path: string;
  size: number;
  sha256: string;
}

/** Makes them in `folder`: random, so that nothing on the way can make them smaller. */
export async function makeFiles(folder: string): Promise<BigFile[]> {
  await mkdir(folder);
  const size = Math.round((load.megabytes * 1_000_000) / load.files);
  const files: BigFile[] = [];
  for (let index = 1; index <= load.files; index += 1) {
    const bytes = randomBytes(size);
    const name = `part-${String(index).padStart(2, '0')}.bin`;
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    files.push({ name, path: file, size, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return files;
}

/** How often the upload of each file is cut in its middle: here and there, and the last of them twice in a row. */
export function planCuts(files: readonly BigFile[], cuts: number): Map<string, number> {
  const plan = new Map(files.map(({ name }) => [name, 0]));
  for (let cut = 0; cut < cuts; cut += 1) {
    const place = Math.max(0, Math.min(cut, cuts - 2)) + 1;
    const name = files[Math.floor((place * files.length) / (cuts + 1))]?.name ?? '';
    plan.set(name, (plan.get(name) ?? 0) + 1);
  }
  return plan;
}

/** A desk at the far end of a thin line. */
export interface FarDesk {
  desk: RedmineSite;
  line: SlowLine;
  /** How often the upload of each file was begun, by the file's name. */
  begun: () => Record<string, number>;
  close: () => Promise<void>;
}

const uploadedBy = (request: string): string | undefined =>
  /^POST \/uploads\.json\?filename=(\S+) /.exec(request)?.[1];

/** Starts both; the line is cut in the middle of uploads, as `plan` says for each file. */
export async function startFarDesk(
  files: readonly BigFile[],
  plan: ReadonlyMap<string, number>,
): Promise<FarDesk> {
  const left = new Map(plan);
  const desk = await startFakeRedmine();
  const line = await startSlowLine({
    port: Number(new URL(desk.url).port),
    bytesPerSecond: load.kilobytesPerSecond * 1000,
    cutAfter: (request) => {
      const file = files.find(({ name }) => name === uploadedBy(request));
      const cuts = left.get(file?.name ?? '') ?? 0;
      if (file === undefined || cuts === 0) return undefined;
      left.set(file.name, cuts - 1);
      return Math.round(file.size / 2);
    },
  });
  return {
    desk,
    line,
    begun: () => {
      const uploads = line.passages.map(({ request }) => uploadedBy(request));
      return Object.fromEntries(
        files.map(({ name }) => [name, uploads.filter((upload) => upload === name).length]),
      );
    },
    close: async () => {
      await line.close();
      await desk.stop();
    },
  };
}

/** SHA-256 of every upload that arrived whole, whether an issue took it or not, oldest first. */
export async function wholeUploads(site: RedmineSite): Promise<string[]> {
  const hashes: string[] = [];
  for (;;) {
    const address = `${site.url}/attachments/download/${hashes.length + 1}`;
    const answer = await fetch(address, { headers: { 'X-Redmine-API-Key': site.adminKey } });
    if (!answer.ok) return hashes;
    hashes.push(
      createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex'),
    );
  }
}
