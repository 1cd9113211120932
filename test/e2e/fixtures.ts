import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** A place of its own for one test: data folder, policy file, folder of the help desk. */
export interface Workplace {
  dataDir: string;
  policyFile: string;
  deskDir: string;
  /** Writes the machine-wide policy file; takes effect at the next start, or while the app watches it. */
  writePolicy: (policy: unknown) => Promise<void>;
}

/** The app as one start of it. */
export interface RunningApp {
  app: ElectronApplication;
  /** The window; waits for it. */
  window: () => Promise<Page>;
  close: () => Promise<void>;
}

export interface StartOptions {
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

interface Fixtures {
  workplace: Workplace;
  /** Starts the real app on the workplace; several times in one test if it has to. Ended with the test. */
  start: (options?: StartOptions) => Promise<RunningApp>;
}

/** Chromium refuses its sandbox to root; for everybody else it stays on. */
const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const test = base.extend<Fixtures>({
  workplace: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'handraise-e2e-'));
    const policyFile = path.join(folder, 'policy.json');
    const workplace: Workplace = {
      dataDir: path.join(folder, 'data'),
      deskDir: path.join(folder, 'desk'),
      policyFile,
      writePolicy: (policy) => writeFile(policyFile, JSON.stringify(policy)),
    };
    await mkdir(workplace.deskDir);
    await workplace.writePolicy({ settings: { helpDesk: { kind: 'folder', path: workplace.deskDir } } });
    await use(workplace);
    // Processes that a killed app had started may still put a last file there.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  start: async ({ workplace }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const one = await startApp(workplace, options);
      running.push(one);
      return one;
    });
    for (const one of running) await one.close();
  },
});

async function startApp(workplace: Workplace, { args = [], env = {} }: StartOptions): Promise<RunningApp> {
  const executablePath = process.env['HANDRAISE_ELECTRON'];
  const app = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...sandboxFlags, '.', ...args],
    cwd: root,
    env: {
      ...(process.env as Record<string, string>),
      HANDRAISE_DATA_DIR: workplace.dataDir,
      HANDRAISE_POLICY: workplace.policyFile,
      ...env,
    },
  });
  let open = true;
  app.on('close', () => (open = false));
  return {
    app,
    window: async () => {
      const page = await app.firstWindow();
      // It is loaded before it shows; nobody can press anything in it until then.
      await base.expect
        .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
        .toBe(true);
      return page;
    },
    close: async () => {
      if (open) await app.close();
    },
  };
}

export { expect } from '@playwright/test';
