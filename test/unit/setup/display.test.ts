import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startServer, withDisplay } from '../../../build/setup/display.mjs';

const isRunning = (pid: number) => existsSync(`/proc/${pid}`);

describe.skipIf(!existsSync('/usr/bin/Xvfb'))('a virtual display', () => {
  const xvfb = () => startServer('Xvfb', ['-nolisten', 'tcp', '-screen', '0', '64x64x24']);

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

describe('a display server that is not there', () => {
  it('is named in one sentence', async () => {
    await expect(startServer('handraise-no-such-server', [])).rejects.toThrow(
      /^no virtual display: .*ENOENT/,
    );
  });
});
