import { describe, expect, test } from 'vitest';
import { machineSectionIds, MachineFact } from '../../../core/evidence/machine.ts';
import en from '../../../core/texts/en/machine.json';
import type { ProbeTools } from '../../../electron/adapters/machine/tools.ts';
import { gather, read } from '../../fakes/machine/gatherLaptop.ts';
import { laptopInformation } from '../../fakes/workers/machine.ts';

const debianList = 'firefox-esr\t115.8\tinstalled\nvim\t9.0\tinstalled\nremoved-one\t1\tconfig-files\n';
const dpkgOnly: ProbeTools['run'] = (program) =>
  program === 'dpkg-query' ? Promise.resolve(debianList) : Promise.reject(new Error('ENOENT'));

describe('sections', () => {
  test('computer: without serial number or UUID', async () => {
    expect(read(await gather('system'))).toEqual([
      'Maker: LENOVO',
      'Model: 20XW',
      'Kind: Notebook',
      'Computer name: desk-17',
      'Virtual machine: no',
      'Running for: 1 day, 1 hour',
    ]);
  });

  test('computer: what makers left blank is not told', async () => {
    const si = laptopInformation();
    const blank = async () => ({
      ...(await si.system()),
      manufacturer: 'To Be Filled By O.E.M.',
      model: 'System Product Name',
    });
    const facts = read(await gather('system', { si: { ...si, system: blank } }));
    expect(facts[0]).toBe('Kind: Notebook');
  });

  test('operating system: with the person’s language and session', async () => {
    const facts = read(await gather('os', { platform: 'darwin' }));
    expect(facts).toContain('System: Debian GNU/Linux');
    expect(facts).toContain('Language setting: sk_SK.UTF-8');
    expect(facts).toContain('Session type: wayland');
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  test('operating system: on Linux from its files, without asking name servers', async () => {
    const osRelease =
      'PRETTY_NAME="x"\nNAME="Debian GNU/Linux"\nVERSION_ID=\'12\'\nVERSION_CODENAME=bookworm\n';
    const facts = await gather('os', {
      si: laptopInformation({ osInfo: () => new Promise(() => {}) }),
      readText: (path) => Promise.resolve(path === '/usr/lib/os-release' ? osRelease : undefined),
      list: (folder) => Promise.resolve(folder === '/sys/firmware/efi' ? ['runtime'] : undefined),
    });
    expect(read(facts).slice(0, 6)).toEqual([
      'System: Debian GNU/Linux',
      'Version: 12',
      'Code name: bookworm',
      'Kernel: 6.1.0-18-amd64',
      'Architecture: x64',
      'Starts by UEFI: yes',
    ]);
  });

  test('disks: images of packages are not disks', async () => {
    expect(read(await gather('disks'))).toEqual([
      '/, Size: 93 GB',
      '/, Free: 56 GB',
      '/, Used: 40%',
      '/, File system: ext4',
      '/media/stick, Size: 954 MB',
      '/media/stick, Free: 954 MB',
      '/media/stick, Used: 0%',
      '/media/stick, File system: vfat',
      '/media/stick, Read-only: yes',
      'Samsung 980, Drive type: SSD',
      'Samsung 980, Drive size: 93 GB',
      'Samsung 980, Drive health: Ok',
    ]);
  });

  test('disks: a drive that does not answer does not hide the room that is left', async () => {
    const si = laptopInformation({ diskLayout: () => new Promise(() => {}) });
    expect(read(await gather('disks', { si }))).toContain('/, Free: 56 GB');
  });

  test('screens: what Electron and the system know, told of the same screen', async () => {
    expect(read(await gather('displays'))).toEqual([
      'eDP-1, Resolution: 1920 × 1080 pixels',
      'eDP-1, Scale: 125%',
      'eDP-1, Refresh rate in hertz: 60',
      'eDP-1, Main screen: yes',
      'eDP-1, Screen model: Panel',
      'eDP-1, Connected by: eDP',
      'DP-1, Resolution: 1920 × 1080 pixels',
      'DP-1, Scale: 125%',
      'DP-1, Refresh rate in hertz: 60',
      'DP-1, Main screen: no',
      'DP-1, Screen model: U2720Q',
      'DP-1, Connected by: DP',
      'Graphics card: Intel Iris Xe',
      'Graphics memory: 128 MB',
      'Graphics driver: 23.1',
    ]);
  });

  test('network: no hardware address, neither in the open nor inside an IPv6 address', async () => {
    const facts = read(await gather('network'));
    expect(facts).toEqual([
      'wlp3s0, Connected: yes',
      'wlp3s0, Main connection: yes',
      'wlp3s0, Wireless: yes',
      'wlp3s0, Address: 192.0.2.17',
      'wlp3s0, Has an IPv6 address: yes',
      'wlp3s0, Gets its address automatically: yes',
      'wlp3s0, Link speed in megabits per second: 300',
      'Gateway: 192.0.2.1',
      'Name server: 192.0.2.53',
      'Name server: 192.0.2.54',
    ]);
  });

  test('power: a battery, and how much of it is left', async () => {
    expect(read(await gather('power'))).toEqual([
      'Has a battery: yes',
      'Battery charge: 81%',
      'Charging: no',
      'On mains power: no',
      'Battery lasts for: 1 hour, 35 minutes',
      'Battery capacity left: 80%',
      'Battery charge cycles: 120',
    ]);
  });

  test('running programs: names only, never what stands on a command line', async () => {
    expect(read(await gather('processes'))).toEqual([
      'firefox, Processor use: 25%',
      'firefox, Memory use: 586 MB',
      'bash, Processor use: 0%',
      'bash, Memory use: 1,000 kB',
    ]);
  });
});

describe('updates on Linux', () => {
  const at = (times: Record<string, string>): ProbeTools['modified'] => {
    return (path) => Promise.resolve(times[path] === undefined ? undefined : new Date(times[path]));
  };

  test('a restart is due when the package manager says so', async () => {
    const modified = at({ '/run/reboot-required': '2026-03-01T08:00:00Z' });
    expect(read(await gather('updates', { modified }))).toEqual(['Restart due: yes']);
  });

  test.each([
    ['due when the running kernel was replaced', ['6.1.0-20-amd64'], ['Restart due: yes']],
    ['not due when it is still there', ['6.1.0-18-amd64', '6.1.0-20-amd64'], ['Restart due: no']],
    ['not spoken of in a container', [], []],
  ])('a restart is %s', async (_, kernels, expected) => {
    expect(read(await gather('updates', { list: () => Promise.resolve(kernels) }))).toEqual(expected);
  });

  test('the latest change and what waits', async () => {
    const modified = at({
      '/var/log/dpkg.log': '2026-03-01T08:00:00Z',
      '/var/log/pacman.log': '2020-01-01T00:00:00Z',
    });
    const readText = () => Promise.resolve('\n12 updates can be applied immediately.\n');
    expect(read(await gather('updates', { modified, readText }))).toEqual([
      'Updates waiting: 12',
      'Software last changed: Mar 1, 2026, 08:00 AM UTC',
    ]);
  });
});

test('updates on Windows: keys that exist mean that a restart is due', async () => {
  const run: ProbeTools['run'] = (_, args) => {
    if (args.includes('LastSuccessTime'))
      return Promise.resolve('    LastSuccessTime    REG_SZ    2026-02-27 07:14:31\r\n');
    return args.join(' ').includes('RebootPending')
      ? Promise.resolve('HKEY…')
      : Promise.reject(new Error('1'));
  };
  expect(read(await gather('updates', { platform: 'win32', run }))).toEqual([
    'Restart due: yes',
    'Software last changed: Feb 27, 2026, 07:14 AM UTC',
  ]);
});

test.each(machineSectionIds)(
  '%s: every fact fits the schema and has a text, as have the section and its failures',
  async (id) => {
    const facts = await gather(id, { run: dpkgOnly, list: () => Promise.resolve(['x']) }, ['vim', 'none']);
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) {
      expect(MachineFact.parse(fact)).toEqual(fact);
      expect(en.fact).toHaveProperty(fact.label);
    }
    expect(en.section[id]).not.toBe('');
    expect(en.explain[id]).not.toBe('');
    expect(Object.keys(en.failed).sort()).toEqual(['error', 'stopped', 'timeout']);
  },
);
