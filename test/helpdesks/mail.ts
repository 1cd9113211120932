import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { carries, mailCertificates, type Box, type MailSite } from '../fakes/mail/site.ts';

const run = promisify(execFile);
const scripts = join(process.cwd(), 'test', 'helpdesks');

/** A Postfix and a Dovecot that this process has started. */
export type RunningMail = MailSite & {
  /** Ends the servers; the mails stay. Nothing answers at their addresses then. */
  pause: () => Promise<void>;
  /** Starts the servers again after `pause`, at the same addresses. */
  resume: () => Promise<void>;
};

/**
 * Starts real mail servers of their own on free ports of 127.0.0.1, with empty mailboxes. Needs root on Debian 12;
 * installs what is missing. The first start on a machine takes some 15 seconds, later ones 3.
 */
export async function startMail(): Promise<RunningMail> {
  // Postfix and Dovecot give up root, so everybody may enter.
  const folder = await mkdtemp(join(tmpdir(), 'handraise-mail-'));
  await chmod(folder, 0o755);
  const certificates = await mailCertificates();
  await mkdir(join(folder, 'tls'));
  await writeFile(join(folder, 'tls', 'server.pem'), certificates.tls.cert);
  await writeFile(join(folder, 'tls', 'server.key'), certificates.tls.key, { mode: 0o600 });
  const port = await fourFreePorts();
  const resume = async (): Promise<void> => {
    await run(join(scripts, 'mail-up.sh'), [folder, String(port)], { maxBuffer: 64 * 1024 * 1024 });
  };
  const pause = async (): Promise<void> => {
    await run(join(scripts, 'mail-down.sh'), [folder]);
  };
  const stop = async (): Promise<void> => {
    await pause();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await resume();
  } catch (error) {
    await stop();
    throw error;
  }
  let put = 0;
  return {
    host: 'localhost',
    ports: { submission: port, submissions: port + 1, imap: port + 2, imaps: port + 3 },
    ...certificates,
    maxBytes: 20_971_520,
    mails: (box) => mailsIn(join(folder, 'mail', box)),
    async put(box: Box, raw: string) {
      const maildir = join(folder, 'mail', box);
      put += 1;
      const file = join(maildir, 'new', `${Math.floor(Date.now() / 1000)}.put${put}.localhost`);
      for (const part of ['', 'new', 'cur', 'tmp']) await mkdir(join(maildir, part), { recursive: true });
      await writeFile(file, raw);
      const { uid, gid } = await stat(maildir);
      for (const path of [join(maildir, 'new'), join(maildir, 'cur'), join(maildir, 'tmp'), file]) {
        await chown(path, uid, gid);
      }
    },
    async handle(box, reportId, action) {
      const maildir = join(folder, 'mail', box);
      for (const { path, name } of await filesIn(maildir)) {
        if (!carries(await readFile(path), reportId)) continue;
        // A folder of a Maildir is one beside new and cur whose name begins with a dot; R is "replied to".
        const cur = action === 'answered' ? join(maildir, 'cur') : join(maildir, '.Archive', 'cur');
        const { uid, gid } = await stat(maildir);
        for (const made of [dirname(cur), cur, join(dirname(cur), 'new'), join(dirname(cur), 'tmp')]) {
          await mkdir(made, { recursive: true });
          await chown(made, uid, gid);
        }
        await rename(path, join(cur, `${name.replace(/:.*/, '')}:2,${action === 'answered' ? 'R' : 'S'}`));
      }
    },
    pause,
    resume,
    stop,
  };
}

async function mailsIn(maildir: string): Promise<Buffer[]> {
  return Promise.all((await filesIn(maildir)).map(({ path }) => readFile(path)));
}

/** The files of a Maildir (cr.yp.to/proto/maildir.html), oldest first: read mails are in cur, the others in new. */
async function filesIn(maildir: string): Promise<{ name: string; path: string }[]> {
  const files = await Promise.all(
    ['cur', 'new'].map(async (part) => {
      const names = await readdir(join(maildir, part)).catch(() => []);
      return names.map((name) => ({ name, path: join(maildir, part, name) }));
    }),
  );
  return files.flat().sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The first of four ports in a row that nobody uses. */
async function fourFreePorts(): Promise<number> {
  const listen = (port: number): Promise<Server | undefined> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  for (;;) {
    const first = await listen(0);
    const port = (first?.address() as AddressInfo).port;
    const others = await Promise.all([1, 2, 3].map((step) => listen(port + step)));
    for (const server of [first, ...others]) server?.close();
    if (others.every((server) => server !== undefined)) return port;
  }
}
