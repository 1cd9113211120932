import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const policyFile = '/etc/handraise/policy.json';
const userName = 'handraise-test';

/** Why this machine cannot be installed on, or undefined when it can. */
export function whyNotHere(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/dpkg')) {
    return 'installing needs root on Debian or a relative of it';
  }
  if (existsSync('/opt/Handraise')) return 'a Handraise is installed on this machine already';
  if (existsSync('/etc/handraise')) return 'this machine has a Handraise policy of its own';
  return undefined;
}

/** An ordinary person on this machine, with a home and a folder that is their help desk. */
export interface Person {
  uid: number;
  gid: number;
  home: string;
  reports: string;
  /** What a session of theirs has in its environment; no display. */
  env: Record<string, string>;
}

/** Makes an ordinary user, and a policy that sends everybody's reports to a folder of theirs. */
export function movePersonIn(): Person {
  const home = mkdtempSync(path.join(tmpdir(), 'handraise-home-'));
  execFileSync('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', userName]);
  const id = (flag: string) => Number(execFileSync('id', [flag, userName], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  const reports = path.join(home, 'help desk');
  mkdirSync(reports);
  execFileSync('chown', ['-R', `${uid}:${gid}`, home]);
  mkdirSync(path.dirname(policyFile));
  writeFileSync(
    policyFile,
    JSON.stringify({
      settings: { helpDesk: { kind: 'folder', name: 'Test desk', path: reports } },
      locked: ['helpDesk'],
    }),
  );
  chmodSync(policyFile, 0o644);
  const env = { HOME: home, USER: userName, LANG: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin' };
  return { uid, gid, home, reports, env };
}

/** Undoes `movePersonIn`. */
export function movePersonOut({ home }: Person): void {
  execFileSync('userdel', [userName]);
  rmSync(home, { recursive: true, force: true });
  rmSync(path.dirname(policyFile), { recursive: true, force: true });
}

const apt = (...args: string[]) =>
  execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-y', '-q', '--no-install-recommends', ...args], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

export const installDeb = (deb: string) => apt('install', deb);
export const reinstallDeb = (deb: string) => apt('install', '--reinstall', deb);
export const removeDeb = () => apt('remove', 'handraise');
