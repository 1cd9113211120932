import { describe, expect, it } from 'vitest';
import { capture, run, runSteps } from '../../../build/setup/run.mjs';

const node = (script: string) => [process.execPath, ['-e', script]] as const;

describe('a step of the set-up', () => {
  it('ends the whole at the first that fails, with its exit code', async () => {
    const done: string[] = [];
    const step = (title: string, code: number) => ({
      title,
      run: async () => {
        done.push(title);
        return code;
      },
    });
    expect(await runSteps([step('first', 0), step('second', 3), step('third', 0)])).toBe(3);
    expect(done).toEqual(['first', 'second']);
  });
});

describe('a program that the set-up runs', () => {
  it('hands its exit code back', async () => {
    expect(await run(...node('process.exit(7)'), { stdio: 'ignore' })).toBe(7);
  });

  it('that was ended by a signal does not count as done', async () => {
    expect(await run(...node('process.kill(process.pid, "SIGKILL")'), { stdio: 'ignore' })).toBe(128 + 9);
  });

  it('that is not there counts as failed and says so', async () => {
    const result = await capture('handraise-no-such-program', []);
    expect(result.code).toBe(127);
    expect(result.stderr).toContain('ENOENT');
  });

  it('that never ends is ended', async () => {
    const result = await capture(...node('setInterval(() => {}, 1000)'), { timeout: 300 });
    expect(result.code).not.toBe(0);
  });

  it('keeps its two streams apart', async () => {
    const result = await capture(...node('console.log("data"); console.error("words")'));
    expect(result).toEqual({ code: 0, stdout: 'data\n', stderr: 'words\n' });
  });
});
