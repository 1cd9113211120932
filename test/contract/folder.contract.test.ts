import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../../core/report/report.ts';
import { createFolderDesk } from '../../electron/connectors/folder/index.ts';
import { plainDescribe } from '../fakes/deskJob.ts';
import { describeHelpDesk, type ArrivedReport } from './helpDesk.contract.ts';

describeHelpDesk('a folder', async () => {
  const home = await mkdtemp(join(tmpdir(), 'handraise-folder-'));
  const root = join(home, 'a', 'Reports ไทย');
  const desk = createFolderDesk({
    settings: { kind: 'folder' },
    name: 'Reports',
    defaultPath: root,
    describe: plainDescribe,
    clock: Date,
  });
  const paths = async (): Promise<string[]> => (await readdir(home, { recursive: true })).sort();
  /** Paths of the folders that hold the report. */
  const foldersOf = async (reportId: string): Promise<string[]> => {
    const found: string[] = [];
    for (const name of await readdir(root).catch(() => [])) {
      if ((await reportIn(join(root, name))).id === reportId) found.push(join(root, name));
    }
    return found;
  };

  return {
    desk,
    snapshot: paths,
    arrived: async (reportId) => Promise.all((await foldersOf(reportId)).map(arrivedIn)),
    async left(reportId) {
      const [folder = root] = await foldersOf(reportId);
      const { attachments } = await reportIn(folder);
      const files = ['index.html', 'report.json', ...attachments.map(({ location }) => location)];
      return Promise.all(files.map((file) => readFile(join(folder, file))));
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
});

async function reportIn(folder: string): Promise<Report> {
  return Report.parse(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
}

async function arrivedIn(folder: string): Promise<ArrivedReport> {
  const report = await reportIn(folder);
  const attachments = report.attachments.map(async ({ location }) => {
    const bytes = await readFile(join(folder, location));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: location.replace('attachments/', ''), sha256 };
  });
  return { text: report.text, attachments: await Promise.all(attachments) };
}
