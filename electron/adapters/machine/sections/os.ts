import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** The operating system, the person's language and time zone, and the kind of desktop. */
export async function osFacts(tools: ProbeTools): Promise<Fact[]> {
  const { env } = tools;
  const intl = Intl.DateTimeFormat().resolvedOptions();
  const facts = tools.platform === 'linux' ? await linuxFacts(tools) : await systemFacts(tools);
  // A process of ours inherits the person's language from the session; Intl only knows the app's.
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || intl.locale;
  return facts
    .text('locale', locale)
    .text('timeZone', intl.timeZone)
    .text('desktop', env['XDG_CURRENT_DESKTOP'])
    .text('sessionType', env['XDG_SESSION_TYPE']).facts;
}

async function systemFacts({ si }: ProbeTools): Promise<FactList> {
  const system = await si.osInfo();
  return new FactList()
    .text('osName', system.distro)
    .text('osRelease', system.release)
    .text('osCodename', system.codename)
    .text('osBuild', [system.build, system.servicepack].filter(Boolean).join(' '))
    .text('kernel', system.kernel)
    .text('architecture', system.arch)
    .flag('uefi', system.uefi);
}

/**
 * Read from the files that every distribution has, and not through systeminformation: its osInfo() asks name servers
 * for the full name of the machine, by a call that freezes the process where they do not answer.
 */
async function linuxFacts(tools: ProbeTools): Promise<FactList> {
  const [release, firmware] = await Promise.all([
    tools.readText('/etc/os-release').then((text) => text ?? tools.readText('/usr/lib/os-release')),
    tools.list('/sys/firmware/efi'),
  ]);
  const value = (key: string) =>
    new RegExp(`^${key}=["']?(.*?)["']?$`, 'm').exec(release ?? '')?.[1]?.replace(/\\(.)/g, '$1');
  return new FactList()
    .text('osName', value('NAME') ?? 'Linux')
    .text('osRelease', value('VERSION_ID'))
    .text('osCodename', value('VERSION_CODENAME'))
    .text('osBuild', value('BUILD_ID'))
    .text('kernel', tools.kernelRelease())
    .text('architecture', tools.architecture)
    .flag('uefi', firmware !== undefined);
}
