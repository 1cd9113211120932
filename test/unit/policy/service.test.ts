import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { PolicyService, type PolicyWorld } from '../../../electron/adapters/policy/policyService.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

let folder: string;
let services: PolicyService[];
const policyFile = () => join(folder, 'machine', 'handraise', 'policy.json');
const dataDir = () => join(folder, 'data');
const settingsFile = () => join(dataDir(), 'settings.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-policy-'));
  services = [];
});
afterEach(async () => {
  for (const service of services) {
    service.stop();
    await service.settled();
  }
  rmSync(folder, { recursive: true });
});

function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
}

function start(change: Partial<PolicyWorld> = {}): PolicyService {
  const service = new PolicyService({
    dataDir: dataDir(),
    packaged: false,
    logger: memoryLogger(),
    categoryLabel: (id) => id,
    surroundings: { env: { HANDRAISE_POLICY: policyFile() } },
    ...change,
  });
  services.push(service);
  return service;
}

/** Resolves at the next change that the service tells of. */
const nextChange = (service: PolicyService): Promise<void> =>
  new Promise((resolve) => {
    const stop = service.onChange(() => {
      stop();
      resolve();
    });
  });

const theme = (service: PolicyService) => service.explain().find(({ key }) => key === 'theme');

describe('settings without any file', () => {
  it('are the built-in ones, without a complaint', () => {
    const service = start();
    expect(service.settings().theme).toBe('system');
    expect(service.problems()).toEqual([]);
    expect(service.policyPresent()).toBe(false);
  });

  it('are kept after a restart once the person chose', async () => {
    expect(await start().set('theme', 'dark')).toEqual({ kind: 'done' });
    expect(theme(start())).toMatchObject({ value: 'dark', origin: 'person' });
    expect(statSync(settingsFile()).mode & 0o777).toBe(0o600);
  });

  it('go back to what held before on reset', async () => {
    write(policyFile(), { settings: { theme: 'light' } });
    const service = start();
    await service.set('theme', 'dark');
    expect(await service.reset('theme')).toEqual({ kind: 'done' });
    expect(theme(service)).toMatchObject({ value: 'light', origin: 'policy' });
  });
});

describe('a change of a setting', () => {
  it('is refused where IT locked it, and the file stays as it was', async () => {
    write(policyFile(), { settings: { theme: 'light' }, locked: ['theme', 'shortcut'] });
    const service = start();
    expect(await service.set('theme', 'dark')).toEqual({ kind: 'locked' });
    expect(await service.set('shortcut', '')).toEqual({ kind: 'locked' });
    expect(await service.reset('theme')).toEqual({ kind: 'locked' });
    expect(existsSync(settingsFile())).toBe(false);
  });

  it('is refused with what was expected where it is not valid', async () => {
    const service = start();
    expect(await service.set('theme', 'pink')).toEqual({
      kind: 'invalid',
      expected: 'Expected "system", "light", or "dark".',
    });
    expect(await service.set('theme', undefined)).toMatchObject({ kind: 'invalid' });
    expect(await service.set('helpDesk', { kind: 'redmine' })).toMatchObject({ kind: 'invalid' });
  });

  it('says what the disk said and changes nothing when it cannot be written', async () => {
    const full: FileSystem = {
      ...nodeFileSystem,
      create: () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })),
    };
    const service = start({ fs: full });
    expect(await service.set('theme', 'dark')).toEqual({ kind: 'notDone', failure: { kind: 'diskFull' } });
    expect(service.settings().theme).toBe('system');
  });

  it('loses none of those made at the same time', async () => {
    const service = start();
    await Promise.all([
      service.set('theme', 'dark'),
      service.set('allFields', true),
      service.set('textSize', 150),
    ]);
    expect(start().settings()).toMatchObject({ theme: 'dark', allFields: true, textSize: 150 });
  });

  it('keeps what another process of ours has written meanwhile', async () => {
    const [one, other] = [start(), start()];
    await one.set('theme', 'dark');
    await other.set('allFields', true);
    expect(start().settings()).toMatchObject({ theme: 'dark', allFields: true });
  });

  it('is told once', async () => {
    const service = start();
    let told = 0;
    service.onChange(() => (told += 1));
    await service.set('theme', 'dark');
    await service.set('theme', 'dark');
    expect(told).toBe(1);
  });
});

describe('a policy with mistakes', () => {
  it('names the file, the key and what was expected, and the last good one holds', async () => {
    write(policyFile(), { settings: { theme: 'dark', brandName: 'Acme' }, locked: ['theme'] });
    await start().settled();
    write(policyFile(), { settings: { them: 'light' } });
    const service = start();
    expect(service.settings()).toMatchObject({ theme: 'dark', brandName: 'Acme' });
    expect(await service.set('theme', 'light')).toEqual({ kind: 'locked' });
    expect(service.problems()).toEqual([
      {
        path: policyFile(),
        problems: [
          { key: 'settings.them', expected: 'There is no such key here. Perhaps "theme" was meant.' },
        ],
        lastGood: true,
      },
    ]);
  });

  it('leaves the built-in settings where there was no good one yet', () => {
    write(policyFile(), '{ "settings": { "theme": dark } }');
    const service = start();
    expect(service.settings().theme).toBe('system');
    expect(service.problems()).toMatchObject([
      {
        lastGood: false,
        problems: [
          { key: 'The whole file', expected: 'Line 1, column 26: expected double quotes around this.' },
        ],
      },
    ]);
  });

  it('does not bring back a policy that IT had taken away', async () => {
    write(policyFile(), { settings: { theme: 'dark' } });
    await start().settled();
    rmSync(policyFile());
    await start().settled();
    write(policyFile(), 'x');
    expect(start().settings().theme).toBe('system');
  });

  it('is mended while the app runs: the new one holds and is told', async () => {
    write(policyFile(), 'nonsense');
    const service = start();
    const change = nextChange(service);
    write(policyFile(), { settings: { theme: 'dark' } });
    await change;
    expect(service.settings().theme).toBe('dark');
    expect(service.problems()).toEqual([]);
  });
});

describe('a policy that changes while the app runs', () => {
  it('holds when it is written over', async () => {
    write(policyFile(), { settings: { theme: 'dark' } });
    const service = start();
    const change = nextChange(service);
    write(policyFile(), { settings: { theme: 'light' } });
    await change;
    expect(theme(service)).toMatchObject({ value: 'light', origin: 'policy' });
  });

  it('holds when it is replaced by renaming another file', async () => {
    write(policyFile(), { settings: { theme: 'dark' } });
    const service = start();
    const change = nextChange(service);
    write(`${policyFile()}.new`, { settings: { theme: 'light' } });
    renameSync(`${policyFile()}.new`, policyFile());
    await change;
    expect(service.settings().theme).toBe('light');
  });

  it('holds when it comes with its folders', async () => {
    const service = start();
    const change = nextChange(service);
    write(policyFile(), { settings: { theme: 'light' } });
    await change;
    expect(service.settings().theme).toBe('light');
  });

  it('no longer holds when it is removed with its folder', async () => {
    write(policyFile(), { settings: { theme: 'dark' } });
    const service = start();
    const change = nextChange(service);
    rmSync(dirname(policyFile()), { recursive: true });
    await change;
    expect(service.settings().theme).toBe('system');
    expect(service.policyPresent()).toBe(false);
  });
});

describe('a person’s file with mistakes', () => {
  it('gives what is right in it and names the rest', () => {
    write(settingsFile(), { settings: { theme: 'dark', textSize: 7 }, locked: ['theme'] });
    const service = start();
    expect(service.settings()).toMatchObject({ theme: 'dark', textSize: 100 });
    expect(theme(service)?.locked).toBe(false);
    expect(service.problems()).toMatchObject([
      { path: settingsFile(), problems: [{ key: 'settings.textSize' }], lastGood: false },
    ]);
  });

  it('is kept under another name when it is written anew', async () => {
    write(settingsFile(), '{ "settings": { "theme": "dark", } }');
    const service = start();
    expect(await service.set('allFields', true)).toEqual({ kind: 'done' });
    expect(service.problems()).toEqual([]);
    expect(readdirSync(dataDir()).sort()).toEqual(['settings.json', 'settings.with-mistakes-1.json']);
    expect(readFileSync(join(dataDir(), 'settings.with-mistakes-1.json'), 'utf8')).toContain('"dark", }');
  });
});

describe('what leaves the service for a window', () => {
  it('has no secret of the help desk, which the main process still gets', () => {
    const helpDesk = { kind: 'redmine', url: 'https://desk.example', project: 'support', apiKey: 'hunter2' };
    write(policyFile(), { settings: { helpDesk } });
    const service = start();
    expect(service.settings().helpDesk).toEqual(helpDesk);
    expect(JSON.stringify(service.explain())).not.toContain('hunter2');
    expect(JSON.stringify(service.explain())).toContain('https://desk.example');
  });
});
