import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { startWebhookReceiver } from '../fakes/webhookReceiver.ts';
import { answerOf, handraise } from './terminal.ts';

test.describe('the command line', () => {
  test('files a report with everything in it, and says its number', async ({ workplace }) => {
    const log = path.join(workplace.dataDir, '..', 'Žurnál ทดสอบ.txt');
    await writeFile(log, 'line 1\n');
    const said = await handraise(
      workplace,
      [
        'report',
        '--summary',
        'Printer prints blank pages',
        '--details',
        '-',
        '--step',
        'Open a PDF',
        '--step',
        'Print',
        '--attach',
        log,
        '--json',
      ],
      'From standard input',
    );
    expect(said.code, said.stderr).toBe(0);
    const answer = answerOf(said);
    expect(answer).toMatchObject({ state: 'delivered', attempts: 1 });
    const [folder] = await readdir(workplace.deskDir);
    expect(folder).toContain(String(answer['number']));
    const report = JSON.parse(
      await readFile(path.join(workplace.deskDir, String(folder), 'report.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(report).toMatchObject({
      id: answer['id'],
      summary: 'Printer prints blank pages',
      details: 'From standard input',
      steps: ['Open a PDF', 'Print'],
      attachments: [{ name: 'Žurnál ทดสอบ.txt', size: 7 }],
    });
    expect(
      await readFile(path.join(workplace.deskDir, String(folder), 'attachments', 'Žurnál ทดสอบ.txt'), 'utf8'),
    ).toBe('line 1\n');
  });

  test('keeps a report when the desk is away, and sends it when it is back', async ({ workplace }) => {
    await rm(workplace.deskDir, { recursive: true });
    const first = await handraise(workplace, [
      'report',
      '--summary',
      'Share is away',
      '--no-machine',
      '--json',
    ]);
    expect(first.code, first.stderr).toBe(3);
    const { id } = answerOf(first);
    expect(answerOf(first)).toMatchObject({ state: 'waiting', failure: { code: 'folderUnavailable' } });

    await mkdir(workplace.deskDir);
    const second = await handraise(workplace, ['queue', 'send', String(id), '--json']);
    expect(second.code, second.stderr).toBe(0);
    expect(answerOf(second)).toMatchObject({ reports: [{ id, state: 'delivered', attempts: 2 }] });
    expect(await readdir(workplace.deskDir)).toHaveLength(1);
  });

  test('tries a report again that the desk had refused', async ({ workplace }) => {
    const receiver = await startWebhookReceiver('the right key');
    const policy = (secret: string): unknown => ({
      settings: { helpDesk: { kind: 'webhook', url: receiver.url, secret } },
    });
    await workplace.writePolicy(policy('a wrong key'));
    const first = await handraise(workplace, ['report', '--summary', 'Refused', '--no-machine', '--json']);
    expect(first.code, first.stderr).toBe(4);
    await workplace.writePolicy(policy('the right key'));
    const second = await handraise(workplace, [
      'queue',
      'send',
      String(answerOf(first)['id']),
      '--wait',
      '20',
      '--json',
    ]);
    expect(second.code, second.stderr).toBe(0);
    expect(receiver.received).toHaveLength(1);
    await receiver.close();
  });

  test('lists, shows and exports what is queued', async ({ workplace }) => {
    const queued = await handraise(workplace, [
      'report',
      '--summary',
      'Later',
      '--no-machine',
      '--queue',
      '--json',
    ]);
    expect(queued.code, queued.stderr).toBe(0);
    const id = String(answerOf(queued)['id']);
    expect(await readdir(workplace.deskDir)).toEqual([]);
    const list = await handraise(workplace, ['queue', 'list', '--json']);
    expect(answerOf(list)).toMatchObject({
      reports: [{ id, state: 'queued', summary: 'Later' }],
      quarantined: [],
    });
    const shown = await handraise(workplace, ['queue', 'show', id, '--json']);
    expect(answerOf(shown)).toMatchObject({
      ticket: { id, summary: 'Later' },
      delivery: { state: { kind: 'queued' } },
    });
    const file = path.join(workplace.deskDir, 'out.zip');
    expect((await handraise(workplace, ['queue', 'export', id, file])).code).toBe(0);
    expect((await readFile(file)).subarray(0, 2).toString('latin1')).toBe('PK');
  });

  test('shows what would leave and saves nothing', async ({ workplace }) => {
    const said = await handraise(workplace, [
      'report',
      '--summary',
      'Only looking',
      '--no-machine',
      '--dry-run',
      '--json',
    ]);
    expect(said.code, said.stderr).toBe(0);
    expect(said.stdout).toContain('Only looking');
    expect(await readdir(workplace.deskDir)).toEqual([]);
    expect(answerOf(await handraise(workplace, ['queue', 'list', '--json']))).toMatchObject({ reports: [] });
  });

  for (const [args, code, words] of [
    [['report'], 2, '--summary'],
    [['report', '--summary', 'x', '--frequency', 'daily'], 2, 'once, sometimes, often, always'],
    [['report', '--summary', 'x', '--category', 'nonsense'], 2, 'printing'],
    [['report', '--summary', 'x', '--unheard-of'], 2, 'unheard-of'],
    [['report', '--summary', 'x', '--attach', '/no/such/file'], 7, '/no/such/file'.split('/').at(-1)],
    [['queue', 'show', '../../etc'], 7, '../../etc'],
    [['queue', 'frobnicate'], 2, 'queue'],
  ] as const) {
    test(`answers ${args.join(' ')} with exit code ${code} and a sentence`, async ({ workplace }) => {
      const said = await handraise(workplace, [...args, '--json']);
      expect(said.code, said.stderr).toBe(code);
      expect(said.stderr).toContain(words);
      expect(answerOf(said)).toMatchObject({ error: { exitCode: code } });
    });
  }

  test('names each mistake of a policy by its key', async ({ workplace }) => {
    await workplace.writePolicy({
      settings: { helpDesk: { kind: 'redmine', url: 'ftp://x', project: 'p' }, brandNmae: 'x' },
    });
    const said = await handraise(workplace, ['policy', 'check', workplace.policyFile, '--json']);
    expect(said.code).toBe(5);
    expect(said.stderr).toContain('brandNmae');
    expect(said.stderr).toContain('brandName');
    expect(said.stderr).toContain('helpDesk.url');
  });

  test('explains where each setting comes from, without its secrets', async ({ workplace }) => {
    await workplace.writePolicy({
      settings: {
        brandName: 'Example Ltd',
        helpDesk: {
          kind: 'redmine',
          url: 'https://redmine.example.org',
          project: 'p',
          apiKey: 'tell-nobody-4711',
        },
      },
      locked: ['helpDesk', 'theme'],
    });
    const said = await handraise(workplace, ['policy', 'explain', '--json']);
    expect(said.code).toBe(0);
    expect(said.stdout + said.stderr).not.toContain('tell-nobody-4711');
    expect(answerOf(said)['settings']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'brandName', value: 'Example Ltd', origin: 'policy', locked: false }),
        expect.objectContaining({ key: 'theme', origin: 'default', locked: true }),
        expect.objectContaining({ key: 'helpDesk', origin: 'policy', locked: true }),
      ]),
    );
  });

  test('tests itself and leaves no ticket', async ({ workplace }) => {
    const said = await handraise(workplace, ['selftest', '--json']);
    expect(said.code, said.stderr).toBe(0);
    expect(answerOf(said)).toMatchObject({ passed: true });
    expect(await readdir(workplace.deskDir)).toEqual([]);
  });

  test('tells IT when the desk does not work', async ({ workplace }) => {
    await rm(workplace.deskDir, { recursive: true });
    const said = await handraise(workplace, ['selftest', '--json']);
    expect(said.code).toBe(6);
    expect(answerOf(said)).toMatchObject({ passed: false });
  });

  test('describes the machine without a network call or a secret', async ({ workplace }) => {
    const said = await handraise(workplace, ['diagnose', '--json']);
    expect(said.code, said.stderr).toBe(0);
    const answer = answerOf(said) as { machine: { sections: { id: string; status: string }[] } };
    expect(answer.machine.sections.filter(({ status }) => status === 'ok').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['system', 'os', 'cpuMemory']),
    );
  });
});
