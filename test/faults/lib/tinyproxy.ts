import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';

/** Debian's tinyproxy, started on 127.0.0.1. */
export interface Tinyproxy {
  /** `host:port`, as the policy takes it. */
  server: string;
  /** How many requests reached it, and how many of them it let through. */
  counts: () => Promise<{ asked: number; passed: number }>;
  stop: () => Promise<void>;
  /** The same one again, after it was stopped. */
  start: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts it with its files in `folder`; with `login` it lets nobody else through (tinyproxy.conf(5)). */
export async function startTinyproxy(
  folder: string,
  login?: { user: string; password: string },
): Promise<Tinyproxy> {
  const port = await freePort();
  const [config, log] = [path.join(folder, 'tinyproxy.conf'), path.join(folder, 'tinyproxy.log')];
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Allow 127.0.0.1',
    'Timeout 600',
    'MaxClients 20',
    'LogLevel Info',
    `LogFile "${log}"`,
    ...(login === undefined ? [] : [`BasicAuth ${login.user} ${login.password}`]),
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  await writeFile(log, '');
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' });
    await expect.poll(() => readFile(log, 'utf8')).toMatch(/Accepting connections/);
  };
  await start();
  return {
    server: `127.0.0.1:${port}`,
    counts: async () => {
      const lines = (await readFile(log, 'utf8')).split('\n');
      const count = (words: string): number => lines.filter((line) => line.includes(words)).length;
      return { asked: count(' Request '), passed: count(' Established ') };
    },
    stop: async () => {
      if (child?.exitCode !== null) return;
      const closed = once(child, 'exit');
      child.kill('SIGTERM');
      await closed;
      await writeFile(log, '');
    },
    start,
  };
}
