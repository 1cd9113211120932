import { appendFileSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPath } from '../../../electron/adapters/logs/expandPath.ts';
import { findFiles } from '../../../electron/adapters/logs/findFiles.ts';
import { NotText, readTail } from '../../../electron/adapters/logs/readTail.ts';
import { runCommand } from '../../../electron/adapters/logs/runCommand.ts';
import { isAlive } from '../../fakes/isAlive.ts';
import { temporaryFolder } from '../../fakes/temporaryFolder.ts';

async function tail(content: string | Buffer, kept: number): Promise<string> {
  const file = path.join(temporaryFolder(), 'a.log');
  writeFileSync(file, content);
  let text = '';
  for await (const line of readTail(file, Buffer.byteLength(content), kept)) text += line;
  return text;
}

describe('paths with variables', () => {
  const env = { APP_DATA: '/data/[x]*', UserProfile: 'C:\\Users\\eva' };

  it('puts in the home folder and variables, whose wildcards are none', () => {
    expect(expandPath('~/logs/*.log', env, '/home/eva', 'linux')).toBe('/home/eva/logs/*.log');
    expect(expandPath('${APP_DATA}/**/$APP_DATA.log', env, '/', 'linux')).toBe(
      '/data/\\[x\\]\\*/**//data/\\[x\\]\\*.log',
    );
  });

  it('finds Windows’ variables in any case, and takes its separators', () => {
    expect(expandPath('%USERPROFILE%\\Logs\\*.log', env, '', 'win32')).toBe('C:/Users/eva/Logs/*.log');
  });

  it('is none when a variable is not there', () => {
    expect(expandPath('/x/$MISSING/y', env, '/', 'linux')).toBeNull();
    expect(expandPath('/x/%app_data%', env, '/', 'linux')).toBeNull();
  });
});

describe('finding files', () => {
  it('finds each file once, hidden ones too, and does not follow links to folders', async () => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, 'deep/er'), { recursive: true });
    writeFileSync(path.join(root, 'deep/er/a.log'), 'abc');
    writeFileSync(path.join(root, '.hidden.log'), '');
    writeFileSync(path.join(root, 'b.txt'), '');
    symlinkSync(root, path.join(root, 'deep/loop'));
    utimesSync(path.join(root, 'deep/er/a.log'), 5, 7);
    const found = await findFiles([`${root}/**/*.log`, `${root}/deep/**/*.log`]);
    expect(found.toSorted((a, b) => a.size - b.size)).toMatchObject([
      { path: `${root}/.hidden.log`, size: 0 },
      { path: `${root}/deep/er/a.log`, size: 3, modifiedAt: 7000 },
    ]);
  });
});

describe('the end of a text', () => {
  it('is whole lines, unless one line is all there is', async () => {
    expect(await tail('first\nsecond\nthird\n', 10)).toBe('third\n');
    expect(await tail('first\nsecond\n', 100)).toBe('first\nsecond\n');
    expect(await tail('', 100)).toBe('');
  });

  it('reads UTF-16 with its mark, and cuts no character', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('prvá\nчетыре\n', 'utf16le')]);
    expect(await tail(utf16, utf16.length)).toBe('prvá\nчетыре\n');
    expect(await tail(utf16, 17)).toBe('четыре\n');
  });

  it('is refused where it is none', async () => {
    await expect(tail(Buffer.from([80, 75, 3, 4, 0, 0, 7]), 100)).rejects.toBeInstanceOf(NotText);
  });

  it('does not read what is appended meanwhile', async () => {
    const file = path.join(temporaryFolder(), 'a.log');
    writeFileSync(file, 'one\n');
    const lines = readTail(file, 4, 100);
    appendFileSync(file, 'two\n');
    let text = '';
    for await (const line of lines) text += line;
    expect(text).toBe('one\n');
  });

  it('hands a line without end on in pieces', async () => {
    const file = path.join(temporaryFolder(), 'a.log');
    const size = 300_000;
    writeFileSync(file, 'x'.repeat(size));
    const lengths: number[] = [];
    for await (const piece of readTail(file, size, size)) lengths.push(piece.length);
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths.reduce((sum, length) => sum + length)).toBe(size);
  });
});

describe('a command of the policy', () => {
  const command = (code: string, more = {}) =>
    runCommand({
      kind: 'command',
      id: 'c',
      label: 'c',
      command: process.execPath,
      args: ['-e', code],
      seconds: 20,
      maxKilobytes: 1,
      ...more,
    });

  it('gives what it said, on both outputs, and its code', async () => {
    const outcome = await command('console.log("out"); console.error("bad"); process.exitCode = 3');
    expect(outcome).toMatchObject({ kind: 'done', exitCode: 3, size: 8, kept: 8 });
    expect(outcome.kind === 'done' && outcome.text.split('\n').sort()).toEqual(['', 'bad', 'out']);
  });

  it('keeps the end of much', async () => {
    const outcome = await command('process.stdout.write("a".repeat(5000) + "b".repeat(1000))');
    expect(outcome).toMatchObject({ kind: 'done', size: 6000, kept: 1024 });
    expect(outcome.kind === 'done' && outcome.text).toBe('a'.repeat(24) + 'b'.repeat(1000));
  });

  it('is ended with its children when its time is over, and what it said is kept', async () => {
    const code = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'inherit' });
      console.log(child.pid);
      setInterval(() => {}, 1e6);`;
    const outcome = await command(code, { seconds: 1.5 });
    expect(outcome).toMatchObject({ kind: 'timeout' });
    const pid = outcome.kind === 'timeout' ? Number(outcome.text) : 0;
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('says so when it cannot be started, and starts no shell', async () => {
    expect(await command('', { command: '/no/such/program' })).toMatchObject({ kind: 'notStarted' });
    expect(await command('', { command: 'echo hello; echo' })).toMatchObject({ kind: 'notStarted' });
  });
});
