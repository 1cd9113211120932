import type { ProbeTools, SystemInformation } from '../../../electron/adapters/machine/tools.ts';

/** A laptop in words that systeminformation uses. */
const answers = {
  system: {
    manufacturer: 'LENOVO',
    model: '20XW',
    version: 'T14',
    serial: 'PF-SECRET-SERIAL',
    uuid: 'secret-uuid',
    sku: '-',
    virtual: false,
  },
  chassis: {
    manufacturer: 'LENOVO',
    model: '',
    type: 'Notebook',
    version: '',
    serial: 'x',
    assetTag: '',
    sku: '',
  },
  osInfo: {
    distro: 'Debian GNU/Linux',
    release: '12',
    codename: 'bookworm',
    kernel: '6.1.0-18-amd64',
    arch: 'x64',
    build: '',
    servicepack: '',
    uefi: true,
    serial: 'secret-machine-id',
  },
  cpu: { manufacturer: 'Intel', brand: 'Core i5', speed: 2.4, cores: 8, physicalCores: 4 },
  mem: { total: 16 * 1024 ** 3, available: 9 * 1024 ** 3, swaptotal: 1024 ** 3, swapused: 0 },
  fsSize: [
    { fs: '/dev/sda1', type: 'ext4', size: 1e11, used: 4e10, available: 6e10, use: 40, mount: '/', rw: true },
    {
      fs: '/dev/loop1',
      type: 'squashfs',
      size: 1e8,
      used: 1e8,
      available: 0,
      use: 100,
      mount: '/snap/x/1',
      rw: false,
    },
    {
      fs: '/dev/sdb1',
      type: 'vfat',
      size: 1e9,
      used: 0,
      available: 1e9,
      use: 0,
      mount: '/media/stick',
      rw: false,
    },
  ],
  diskLayout: [{ device: '/dev/sda', type: 'SSD', name: 'Samsung 980', size: 1e11, smartStatus: 'Ok' }],
  graphics: {
    controllers: [{ vendor: 'Intel', model: 'Iris Xe', vram: 128, driverVersion: '23.1' }],
    displays: [
      {
        model: 'U2720Q',
        connection: 'DP',
        currentResX: 1920,
        currentResY: 1080,
        positionX: 1920,
        positionY: 0,
      },
      { model: 'Panel', connection: 'eDP', currentResX: 1920, currentResY: 1080, positionX: 0, positionY: 0 },
    ],
  },
  networkInterfaces: [
    { iface: 'lo', ifaceName: 'lo', internal: true, ip4: '127.0.0.1', ip6: '::1', operstate: 'unknown' },
    {
      iface: 'wlp3s0',
      ifaceName: 'wlp3s0',
      default: true,
      ip4: '192.0.2.17',
      ip6: 'fe80::0211:22ff:fe33:4455',
      mac: '00:11:22:33:44:55',
      internal: false,
      virtual: false,
      operstate: 'up',
      type: 'wireless',
      speed: 300,
      dhcp: true,
    },
  ],
  networkGatewayDefault: '192.0.2.1',
  battery: {
    hasBattery: true,
    cycleCount: 120,
    isCharging: false,
    designedCapacity: 50,
    maxCapacity: 40,
    percent: 81,
    timeRemaining: 95,
    acConnected: false,
  },
  processes: {
    list: [
      { name: 'firefox', cpu: 20, memRss: 500_000, command: 'firefox --password=hunter2' },
      { name: 'firefox', cpu: 5, memRss: 100_000, command: '' },
      { name: 'bash', cpu: 0, memRss: 1000, command: '' },
    ],
  },
};

/** systeminformation of that laptop; `over` replaces some of its functions. */
export function laptopInformation(over: Partial<SystemInformation> = {}): SystemInformation {
  const told = Object.entries(answers).map(([name, answer]) => [name, () => Promise.resolve(answer)]);
  return { ...(Object.fromEntries(told) as unknown as SystemInformation), ...over };
}

/** Everything a probe sees of that laptop; programs that are not told of are not installed. */
export function laptopTools(over: Partial<ProbeTools> = {}): ProbeTools {
  return {
    si: laptopInformation(),
    run: (program) => Promise.reject(new Error(`${program} is not installed`)),
    readText: () => Promise.resolve(undefined),
    modified: () => Promise.resolve(undefined),
    list: () => Promise.resolve(undefined),
    nameServers: () => ['192.0.2.53', '192.0.2.54'],
    hostName: () => 'desk-17',
    uptime: () => 90_000,
    loadAverage: () => 0.5,
    kernelRelease: () => '6.1.0-18-amd64',
    home: '/home/person',
    architecture: 'x64',
    platform: 'linux',
    env: { LANG: 'sk_SK.UTF-8', XDG_CURRENT_DESKTOP: 'GNOME', XDG_SESSION_TYPE: 'wayland' },
    patience: 50,
    ...over,
  };
}
