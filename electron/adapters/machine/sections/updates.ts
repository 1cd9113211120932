import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** Whether a restart is due and when software last changed: only what is known at once and without special rights. */
export async function updatesFacts(tools: ProbeTools): Promise<Fact[]> {
  if (tools.platform === 'win32') return windowsUpdates(tools);
  if (tools.platform === 'darwin') return macUpdates(tools);
  return linuxUpdates(tools);
}

const restartMarks = ['/run/reboot-required', '/var/run/reboot-required', '/run/reboot-needed'];
const changeLogs = [
  '/var/log/dpkg.log',
  '/var/lib/rpm/rpmdb.sqlite',
  '/usr/lib/sysimage/rpm/rpmdb.sqlite',
  '/var/log/pacman.log',
  '/lib/apk/db/installed',
];
const checkStamps = [
  '/var/lib/apt/periodic/update-success-stamp',
  '/var/lib/apt/lists/partial',
  '/var/cache/dnf/last_makecache',
];

async function linuxUpdates(tools: ProbeTools): Promise<Fact[]> {
  const [restart, changed, checked, notifier] = await Promise.all([
    linuxRestart(tools),
    latest(tools, changeLogs),
    latest(tools, checkStamps),
    tools.readText('/var/lib/update-notifier/updates-available'),
  ]);
  const pending = notifier === undefined ? undefined : /\d+/.exec(notifier)?.[0];
  return new FactList()
    .flag('restartPending', restart)
    .count('updatesPending', pending === undefined ? undefined : Number(pending))
    .instant('lastInstalled', changed)
    .instant('lastChecked', checked).facts;
}

/**
 * Marked by the package manager, or the running kernel's modules are gone because a newer kernel took their place.
 * "No" is only said where that can be seen: containers have no modules at all.
 */
async function linuxRestart(tools: ProbeTools): Promise<boolean | undefined> {
  const marks = await Promise.all(restartMarks.map((mark) => tools.modified(mark)));
  if (marks.some((mark) => mark !== undefined)) return true;
  const kernels = await tools.list('/lib/modules');
  if (kernels === undefined || kernels.length === 0) return undefined;
  return !kernels.includes(tools.kernelRelease());
}

async function latest(tools: ProbeTools, paths: readonly string[]): Promise<Date | undefined> {
  const times = await Promise.all(paths.map((path) => tools.modified(path)));
  const known = times.flatMap((time) => (time === undefined ? [] : [time.getTime()]));
  return known.length === 0 ? undefined : new Date(Math.max(...known));
}

const windowsKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
const windowsRestartKeys = [
  `${windowsKey}\\Component Based Servicing\\RebootPending`,
  `${windowsKey}\\WindowsUpdate\\Auto Update\\RebootRequired`,
];

async function windowsUpdates(tools: ProbeTools): Promise<Fact[]> {
  const query = (args: string[]) => tools.run('reg', ['query', ...args]).catch(() => undefined);
  const [pending, installed] = await Promise.all([
    Promise.all(windowsRestartKeys.map((key) => query([key]))),
    query([`${windowsKey}\\WindowsUpdate\\Auto Update\\Results\\Install`, '/v', 'LastSuccessTime']),
  ]);
  // Told in UTC, as 2026-02-27 07:14:31.
  const time = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.exec(installed ?? '')?.[0];
  return new FactList()
    .flag(
      'restartPending',
      pending.some((key) => key !== undefined),
    )
    .instant('lastInstalled', time === undefined ? undefined : new Date(`${time.replace(' ', 'T')}Z`)).facts;
}

const macSettings = '/Library/Preferences/com.apple.SoftwareUpdate';

async function macUpdates(tools: ProbeTools): Promise<Fact[]> {
  const read = (key: string) => tools.run('defaults', ['read', macSettings, key]).catch(() => undefined);
  const [available, checked] = await Promise.all([read('LastUpdatesAvailable'), read('LastSuccessfulDate')]);
  const count = /^\d+/.exec(available?.trim() ?? '')?.[0];
  return new FactList()
    .count('updatesPending', count === undefined ? undefined : Number(count))
    .instant('lastChecked', checked === undefined ? undefined : new Date(checked.trim())).facts;
}
