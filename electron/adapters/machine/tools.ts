import { execFile } from 'node:child_process';
import { getServers } from 'node:dns';
import { readFile, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';
import type { Systeminformation as Si } from 'systeminformation';

/** The functions of systeminformation that are used, so that tests can hand in others. */
export interface SystemInformation {
  system(): Promise<Si.SystemData>;
  chassis(): Promise<Si.ChassisData>;
  osInfo(): Promise<Si.OsData>;
  cpu(): Promise<Si.CpuData>;
  mem(): Promise<Si.MemData>;
  fsSize(): Promise<Si.FsSizeData[]>;
  diskLayout(): Promise<Si.DiskLayoutData[]>;
  graphics(): Promise<Si.GraphicsData>;
  networkInterfaces(): Promise<Si.NetworkInterfacesData[]>;
  networkGatewayDefault(): Promise<string>;
  battery(): Promise<Si.BatteryData>;
  processes(): Promise<Si.ProcessesData>;
}

/** What a probe sees of the machine. */
export interface ProbeTools {
  si: SystemInformation;
  /** Runs a program without a shell; rejects when it is missing, fails or takes too long. */
  run(program: string, args: readonly string[]): Promise<string>;
  /** These three answer `undefined` for what cannot be read. */
  readText(path: string): Promise<string | undefined>;
  modified(path: string): Promise<Date | undefined>;
  list(folder: string): Promise<string[] | undefined>;
  nameServers(): string[];
  hostName(): string;
  /** Seconds since the machine started. */
  uptime(): number;
  loadAverage(): number | undefined;
  kernelRelease(): string;
  home: string;
  architecture: string;
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Longest time for what only adds to a section, in milliseconds. */
  patience: number;
}

/** The real machine. @param load gives systeminformation; called when it is first needed: loading takes 30 ms */
export function realTools(load: () => SystemInformation, patience: number): ProbeTools {
  let loaded: SystemInformation | undefined;
  return {
    get si() {
      return (loaded ??= load());
    },
    run: (program, args) => runProgram(program, args, patience),
    readText: (path) => readFile(path, 'utf8').catch(() => undefined),
    modified: (path) =>
      stat(path).then(
        ({ mtime }) => mtime,
        () => undefined,
      ),
    list: (folder) => readdir(folder).catch(() => undefined),
    nameServers: getServers,
    hostName: os.hostname,
    uptime: os.uptime,
    loadAverage: () => (process.platform === 'win32' ? undefined : os.loadavg()[0]),
    kernelRelease: os.release,
    home: os.homedir(),
    architecture: process.arch,
    platform: process.platform,
    env: process.env,
    patience,
  };
}

function runProgram(program: string, args: readonly string[], timeout: number): Promise<string> {
  const options = {
    encoding: 'utf8' as const,
    timeout,
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
    killSignal: 'SIGKILL' as const,
  };
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return promisify(execFile)(program, args, { ...options, env }).then(({ stdout }) => stdout);
}

/** What only adds to a section: `undefined` when it fails or is not there in time, so that the rest is not lost with it. */
export function ifQuick<Value>(
  tools: Pick<ProbeTools, 'patience'>,
  work: Promise<Value>,
): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), tools.patience);
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}
