import type { ProbeTools } from '../tools.ts';

export interface InstalledProgram {
  name: string;
  /** Empty: not told. */
  version: string;
}

/**
 * The programs that the system lists, from every list that it has.
 * @param wanted macOS keeps no list, so only these are looked for there
 * @throws when there is none
 */
export async function installedPrograms(
  tools: ProbeTools,
  wanted: readonly string[],
): Promise<InstalledProgram[]> {
  if (tools.platform === 'darwin') return macPrograms(tools, wanted);
  const lists = tools.platform === 'win32' ? windowsLists(tools) : linuxLists(tools);
  const read = await Promise.allSettled(lists);
  const programs = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (programs.length === 0) throw new Error('no list of installed programs could be read');
  return programs.flat();
}

function linuxLists(tools: ProbeTools): Promise<InstalledProgram[]>[] {
  const rows = (text: string) => text.split('\n').map((line) => line.split('\t'));
  const pair = ([name = '', version = '']: string[]) => ({ name, version });
  return [
    tools.run('dpkg-query', ['-W', '-f', '${Package}\\t${Version}\\t${db:Status-Status}\\n']).then((text) =>
      rows(text)
        .filter(([, , status]) => status === 'installed')
        .map(pair),
    ),
    tools
      .run('rpm', ['-qa', '--qf', '%{NAME}\\t%{VERSION}-%{RELEASE}\\n'])
      .then((text) => rows(text).map(pair)),
    // A flatpak is known by its name and by its id.
    tools.run('flatpak', ['list', '--app', '--columns=name,version,application']).then((text) =>
      rows(text).flatMap(([name = '', version = '', id = '']) => [
        { name, version },
        { name: id, version },
      ]),
    ),
    tools.run('snap', ['list']).then((text) =>
      text
        .split('\n')
        .slice(1)
        .map((line) => pair(line.split(/\s+/))),
    ),
  ];
}

const uninstallKeys = [
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
];

function windowsLists(tools: ProbeTools): Promise<InstalledProgram[]>[] {
  // In the console's old code page names lose what is not ASCII; 65001 is UTF-8. Nothing here comes from outside.
  return uninstallKeys.map((key) =>
    tools.run('cmd.exe', ['/d', '/c', `chcp 65001 >nul & reg query ${key} /s`]).then(parseUninstallKeys),
  );
}

/** `reg query … /s`: a line with the key, then its values, each as `    Name    REG_SZ    Value`. */
function parseUninstallKeys(text: string): InstalledProgram[] {
  return text.split(/^(?=HKEY_)/m).flatMap((block) => {
    const value = (name: string) =>
      new RegExp(`^ +${name} +REG_[A-Z_]+ +(.*?)\\r?$`, 'm').exec(block)?.[1]?.trim() ?? '';
    const name = value('DisplayName');
    return name === '' ? [] : [{ name, version: value('DisplayVersion') }];
  });
}

async function macPrograms(tools: ProbeTools, wanted: readonly string[]): Promise<InstalledProgram[]> {
  const folders = ['/Applications', '/System/Applications', `${tools.home}/Applications`];
  const asked = new Set(wanted.map((name) => name.toLowerCase()));
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = (await tools.list(folder)) ?? [];
      return names
        .filter((file) => file.endsWith('.app') && asked.has(file.slice(0, -4).toLowerCase()))
        .map(async (file): Promise<InstalledProgram> => {
          const info = `${folder}/${file}/Contents/Info`;
          const version = await tools
            .run('defaults', ['read', info, 'CFBundleShortVersionString'])
            .catch(() => '');
          return { name: file.slice(0, -4), version: version.trim() };
        });
    }),
  );
  return Promise.all(found.flat());
}
