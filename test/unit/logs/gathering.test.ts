import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CrashDumpSource, LogSource } from '../../../core/policy/gather.ts';
import { FileDraftStore } from '../../../electron/adapters/files/draftStore.ts';
import { Drafts } from '../../../electron/main/services/drafts.ts';
import { Gathering } from '../../../electron/main/services/gathering/index.ts';
import { fixedChance } from '../../fakes/chance.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';
import { steppedClock } from '../../fakes/steppedClock.ts';
import { temporaryFolder, textOf } from '../../fakes/temporaryFolder.ts';

describe('gathering logs for a draft', () => {
  let logs: string;
  let store: FileDraftStore;
  let drafts: Drafts;
  let settings: { logs: LogSource[]; crashDumps: CrashDumpSource[]; maxFileMegabytes: number };
  let gathering: Gathering;
  let draftId: string;
  const clock = steppedClock();

  beforeEach(async () => {
    logs = temporaryFolder();
    const chance = fixedChance();
    const logger = memoryLogger();
    store = new FileDraftStore({ root: temporaryFolder(), logger, ulid: () => chance.ulid() });
    drafts = new Drafts(store, clock, fixedChance(), () => undefined);
    settings = { logs: [], crashDumps: [], maxFileMegabytes: 10 };
    gathering = new Gathering({
      drafts,
      ground: {
        policy: { settings: () => settings },
        language: () => 'en',
        clock,
        logger,
        paths: { home: logs },
      },
      env: { LOGS: logs },
      platform: 'linux',
    });
    const made = await drafts.create('window', {});
    if (!made.ok) throw new Error(made.failure.kind);
    draftId = made.value.id;
  });

  const write = (name: string, text: string | Buffer, age: number): void => {
    writeFileSync(path.join(logs, name), text);
    utimesSync(path.join(logs, name), 1000 - age, 1000 - age);
  };
  const attached = async (): Promise<Record<string, string>> => {
    const draft = await drafts.read(draftId);
    if (!draft.ok) throw new Error(draft.failure.kind);
    const texts: Record<string, string> = {};
    for (const one of draft.value.attachments)
      texts[one.name] = await textOf(store.readAttachment(draftId, one));
    return texts;
  };

  it('adds the newest files with their secrets masked, and tells what is left out', async () => {
    settings.logs = [
      LogSource.parse({ kind: 'files', id: 'app', label: 'Invoices', files: ['$LOGS/*.log'], maxFiles: 2 }),
    ];
    write('new.log', 'login of eva@example.com failed, password: Sommer2024!\n', 0);
    write('binary.log', Buffer.from([1, 0, 2]), 1);
    write('old.log', 'nothing\n', 2);
    const outcome = await gathering.gather(draftId, ['app', 'unknown']);
    const sources = outcome.ok ? outcome.value : [];
    expect(sources).toMatchObject([
      {
        id: 'app',
        label: 'Invoices',
        files: [{ name: path.join(logs, 'new.log'), masked: 2 }],
        leftOut: [
          { name: path.join(logs, 'old.log'), reason: 'older' },
          { name: path.join(logs, 'binary.log'), reason: 'notText' },
        ],
      },
    ]);
    const texts = await attached();
    expect(Object.keys(texts)).toEqual(['new.log']);
    expect(texts['new.log']).toMatch(/^login of .* failed, password: /);
    expect(texts['new.log']).not.toMatch(/eva@|Sommer2024/);
    const draft = await drafts.read(draftId);
    expect(draft.ok && draft.value.gathered).toEqual(sources);
  });

  it('replaces what an earlier time gave of the same source', async () => {
    settings.logs = [
      LogSource.parse({ kind: 'files', id: 'app', label: 'A', files: ['~/a.log'] }),
      LogSource.parse({
        kind: 'command',
        id: 'say',
        label: { en: 'Said', sk: 'Povedané' },
        command: process.execPath,
        args: ['-e', 'console.log("hello")'],
      }),
    ];
    write('a.log', 'first\n', 0);
    await gathering.gather(draftId, ['app', 'say']);
    expect(await attached()).toEqual({ 'a.log': 'first\n', 'Said.txt': 'hello\n' });
    write('a.log', 'second\n', 0);
    await gathering.gather(draftId, ['app']);
    expect(await attached()).toEqual({ 'a.log': 'second\n', 'Said.txt': 'hello\n' });
    const draft = await drafts.read(draftId);
    expect(draft.ok && draft.value.gathered?.map(({ id }) => id)).toEqual(['say', 'app']);
  });

  it('says why a source gave nothing', async () => {
    settings.logs = [
      LogSource.parse({ kind: 'files', id: 'none', label: 'None', files: ['$LOGS/*.none'] }),
      LogSource.parse({ kind: 'files', id: 'where', label: 'Where', files: ['$NOWHERE/*'] }),
      LogSource.parse({ kind: 'command', id: 'no', label: 'No', command: '/no/such/program' }),
    ];
    const outcome = await gathering.gather(draftId, ['none', 'where', 'no']);
    expect(outcome.ok && outcome.value.map(({ trouble }) => trouble)).toEqual([
      'nothingFound',
      'variable',
      'notStarted',
    ]);
    expect(await attached()).toEqual({});
  });

  it('keeps a key of many lines together, so that none of it gets through', async () => {
    settings.logs = [LogSource.parse({ kind: 'files', id: 'app', label: 'A', files: ['~/a.log'] })];
    const key = Array.from(
      { length: 40 },
      (_, line) => `${line}MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj`,
    ).join('\n');
    const padding = 'an ordinary line of a log\n'.repeat(2500);
    write('a.log', `${padding}-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\nafter\n`, 0);
    await gathering.gather(draftId, ['app']);
    const text = (await attached())['a.log'] ?? '';
    expect(text).not.toContain('MIIEvQIBADANBgkqhkiG9w0B');
    expect(text.endsWith('after\n')).toBe(true);
  });

  it('offers crash dumps while they are fresh, and adds no other file', async () => {
    settings.crashDumps = [
      CrashDumpSource.parse({ application: 'Invoices', files: ['~/dumps/*.dmp'], freshHours: 1 }),
    ];
    mkdirSync(path.join(logs, 'dumps'));
    const dump = (name: string, minutes: number): string => {
      const file = path.join(logs, 'dumps', name);
      writeFileSync(file, name);
      const at = clock.now() / 1000 - minutes * 60;
      utimesSync(file, at, at);
      return file;
    };
    const fresh = dump('fresh.dmp', 10);
    const old = dump('old.dmp', 100);
    expect(await gathering.freshDumps()).toMatchObject([{ path: fresh, application: 'Invoices', size: 9 }]);
    expect(await gathering.addDump(draftId, old)).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
    expect(await gathering.addDump(draftId, fresh)).toMatchObject({ ok: true });
    expect(await attached()).toEqual({ 'fresh.dmp': 'fresh.dmp' });
  });
});
