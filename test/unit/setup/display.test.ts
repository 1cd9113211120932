import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startServer, startXvfb, withDisplay } from '../../../build/setup/display.mjs';
import { startMonitors } from '../../../build/setup/monitors.mjs';
import { capture } from '../../../build/setup/run.mjs';

const isRunning = (pid: number) => existsSync(`/proc/${pid}`);

describe.skipIf(!existsSync('/usr/bin/Xvfb'))('a virtual display', () => {
  const xvfb = () => startXvfb({ width: 64, height: 64 });

  it('has a number of its own, also when two start at once', async () => {
    const [one, two] = await Promise.all([xvfb(), xvfb()]);
    await Promise.all([one.stop(), two.stop()]);
    expect(one.display).toMatch(/^:\d+$/);
    expect(two.display).not.toBe(one.display);
  });

  it('is gone after its use, even when that failed', async () => {
    let pid = -1;
    const start = async () => {
      const server = await xvfb();
      pid = server.pid;
      return server;
    };
    const use = withDisplay(async () => {
      expect(isRunning(pid)).toBe(true);
      throw new Error('the test inside failed');
    }, start);
    await expect(use).rejects.toThrow('the test inside failed');
    expect(isRunning(pid)).toBe(false);
  });
});

const dummyDriver = '/usr/lib/xorg/modules/drivers/dummy_drv.so';
describe.skipIf(!existsSync(dummyDriver))('virtual monitors', () => {
  it('stand side by side, each with its own size, the first one primary', async () => {
    const server = await startMonitors([
      { width: 1280, height: 720 },
      { width: 800, height: 600 },
    ]);
    const { stdout } = await capture('xrandr', ['--listmonitors'], { env: { DISPLAY: server.display } });
    await server.stop();
    expect(stdout).toMatch(/\+\*DUMMY0 1280\/\d+x720\/\d+\+0\+0/);
    expect(stdout).toMatch(/\+DUMMY1 800\/\d+x600\/\d+\+1280\+0/);
  });
});

describe('a display server that is not there', () => {
  it('is named in one sentence', async () => {
    await expect(startServer('handraise-no-such-server', [])).rejects.toThrow(
      /^no virtual display: .*ENOENT/,
    );
  });
});
