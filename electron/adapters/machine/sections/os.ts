import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** The operating system, the person's language and time zone, and the kind of desktop. */
export async function osFacts(tools: ProbeTools): Promise<Fact[]> {
  const { env } = tools;
  const intl = Intl.DateTimeFormat().resolvedOptions();
  const system = await tools.si.osInfo();
  // A process of ours inherits the person's language from the session; Intl only knows the app's.
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || intl.locale;
  return new FactList()
    .text('osName', system.distro)
    .text('osRelease', system.release)
    .text('osCodename', system.codename)
    .text('osBuild', [system.build, system.servicepack].filter(Boolean).join(' '))
    .text('kernel', system.kernel)
    .text('architecture', system.arch)
    .flag('uefi', system.uefi)
    .text('locale', locale)
    .text('timeZone', intl.timeZone)
    .text('desktop', env['XDG_CURRENT_DESKTOP'])
    .text('sessionType', env['XDG_SESSION_TYPE']).facts;
}
