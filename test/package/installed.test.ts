import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../../core/texts/en/app.json' with { type: 'json' };
import {
  installDeb,
  movePersonIn,
  movePersonOut,
  reinstallDeb,
  removeDeb,
  whyNotHere,
  type Person,
} from './lib/machine.ts';
import { madePackage } from './lib/packages.ts';
import { handraise, programProcesses, startWindow, type Running } from './lib/program.ts';

const reason = whyNotHere();
if (reason !== undefined) process.stderr.write(`The deb is not installed: ${reason}.\n`);

/** All files below a folder, relative. */
const below = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Of `report.json`, what is looked at here. */
interface FiledReport {
  machine: { sections: { id: string; status: string }[] };
}

/** The folders of filed reports whose data contain this text. */
const reportsWith = ({ reports }: Person, text: string): string[] =>
  below(reports)
    .filter((file) => file.endsWith('.json') && readFileSync(path.join(reports, file), 'utf8').includes(text))
    .map((file) => path.dirname(path.join(reports, file)));

describe.skipIf(reason !== undefined)('the installed program, used by an ordinary person', () => {
  let person: Person;
  beforeAll(() => {
    person = movePersonIn();
    installDeb(madePackage('.deb'));
  });
  afterAll(() => {
    if (existsSync('/opt/Handraise')) removeDeb();
    movePersonOut(person);
  });

  it('files a report from the command line without a display, describes the machine, and answers with JSON alone', async () => {
    const summary = 'The scanner hums – ťažko povedať';
    const { code, stdout, stderr } = await handraise(
      person,
      'report',
      '--summary',
      summary,
      '--send',
      '--json',
    );
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expect.any(Object));
    const [filed, ...others] = reportsWith(person, summary);
    expect(others).toEqual([]);
    const { machine } = JSON.parse(readFileSync(path.join(filed!, 'report.json'), 'utf8')) as FiledReport;
    const described = machine.sections.filter(({ status }) => status === 'ok').map(({ id }) => id);
    expect(described).toEqual(expect.arrayContaining(['system', 'os', 'cpuMemory']));
  });

  it('follows the policy of the machine', async () => {
    const { code, stdout } = await handraise(person, 'policy', 'explain', '--json');
    expect(code).toBe(0);
    expect(stdout).toContain(person.reports);
  });

  it('tells root too, who has no display and no sandbox', async () => {
    const root = { ...person, uid: 0, gid: 0 };
    const { code, stderr } = await handraise(root, 'policy', 'check');
    expect(code, stderr).toBe(0);
  });

  describe('with its window open', () => {
    let running: Running;
    beforeAll(async () => {
      running = await startWindow(person);
    });
    afterAll(() => running.stop());

    it('files a report with a picture of the screen', async () => {
      const { page } = running;
      const summary = 'The projector in room 4 stays dark – ไม่มีภาพ';
      await page.getByRole('switch', { name: words.pictures.include }).waitFor();
      await page.getByRole('textbox', { name: words.report.question }).fill(summary);
      await page.getByRole('button', { name: words.report.preview }).click();
      await page.getByRole('button', { name: words.preview.send }).click();
      await page.getByRole('heading', { name: words.sent.delivered, exact: true }).waitFor();
      const [filed, ...others] = reportsWith(person, summary);
      expect(others).toEqual([]);
      expect(below(filed!).filter((file) => file.endsWith('.png'))).toHaveLength(1);
    });

    it('has the sandbox on: no process was told to go without', () => {
      const processes = programProcesses();
      expect(processes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['main', 'renderer']));
      expect(processes.filter(({ commandLine }) => commandLine.includes('--no-sandbox'))).toEqual([]);
      expect(new Set(processes.map(({ uid }) => uid))).toEqual(new Set([person.uid]));
    });

    it('has its page behind a system call filter and sees no process but its own', () => {
      const ours = readlinkSync('/proc/self/ns/pid');
      const pages = programProcesses().filter(({ kind }) => kind === 'renderer');
      expect(pages.map(({ seccomp }) => seccomp)).toEqual(pages.map(() => 2));
      expect(pages.filter(({ pidNamespace }) => pidNamespace === ours)).toEqual([]);
    });
  });

  it('is still there after being installed over itself', () => {
    reinstallDeb(madePackage('.deb'));
    expect(readlinkSync('/usr/bin/handraise')).toBe('/opt/Handraise/handraise');
  });

  it('goes without a trace but what belongs to people and to IT', () => {
    removeDeb();
    for (const file of [
      '/opt/Handraise',
      '/usr/bin/handraise',
      '/usr/share/applications/handraise.desktop',
    ]) {
      expect(existsSync(file), file).toBe(false);
    }
    expect(existsSync('/etc/handraise/policy.json')).toBe(true);
    expect(below(person.reports).length).toBeGreaterThan(0);
    expect(programProcesses()).toEqual([]);
  });
});
