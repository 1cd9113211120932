import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineSectionIds, type MachineSection } from '../../../core/evidence/machine.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { createMachineProbe } from '../../../electron/adapters/machine/probe.ts';
import type { SpawnWorker } from '../../../electron/adapters/workers/spawn.ts';
import { isAlive } from '../../fakes/isAlive.ts';
import { bundleWorkers, type ForkedWorkers } from '../../fakes/forkedWorkers.ts';
import { memoryLogger } from '../../fakes/memoryLogger.ts';

let workers: ForkedWorkers;
beforeAll(async () => {
  workers = await bundleWorkers({
    faulty: 'test/fakes/workers/faultyProbe.ts',
    real: 'electron/workers/machineProbe.ts',
  });
}, 60_000);
afterAll(() => workers.remove());

/** Rings all timers as soon as the sections that can come have come: no test waits for the time itself. */
function clockThatRings(after: () => boolean): Clock & { check(): void } {
  const bells = new Set<() => void>();
  return {
    now: () => Date.parse('2026-03-01T08:00:00Z'),
    after(_, ring) {
      bells.add(ring);
      return () => bells.delete(ring);
    },
    check() {
      if (after()) for (const ring of bells) ring();
    },
  };
}

const display = {
  label: 'DP-1',
  width: 800,
  height: 600,
  x: 0,
  y: 0,
  scale: 1,
  refreshRate: 60,
  primary: true,
};

/** Gathers all sections. `isOver`: when it says so, the time of those that have not answered is over. */
async function gather(
  spawn: SpawnWorker,
  isOver: (seen: MachineSection[], strays: string[]) => boolean = () => false,
) {
  const seen: MachineSection[] = [];
  const strays: string[] = [];
  const clock = clockThatRings(() => isOver(seen, strays));
  const log = memoryLogger();
  const kept: Logger = {
    ...log,
    warn(message, context) {
      log.warn(message);
      const detail = context?.['detail'];
      if (typeof detail === 'string') strays.push(detail);
      clock.check();
    },
  };
  const probe = createMachineProbe({ spawn, displays: () => [display], clock, log: kept });
  const request = { sections: machineSectionIds, applications: [], timeout: 5000 };
  const details = await probe.gather(request, (section) => {
    seen.push(section);
    clock.check();
  });
  const failed = details.sections.flatMap((one) =>
    one.status === 'failed' ? [`${one.id} ${one.reason}`] : [],
  );
  return { details, seen, failed, log, strays };
}

describe('the sections of a machine that is well', () => {
  test('are reported one by one, and returned in their order', async () => {
    const { details, seen, failed, log } = await gather(workers.spawner('faulty', ['none']));
    expect(failed).toEqual([]);
    expect(details.sections.map(({ id }) => id)).toEqual([...machineSectionIds]);
    expect(details.gatheredAt).toBe('2026-03-01T08:00:00.000Z');
    expect(new Set(seen)).toEqual(new Set(details.sections));
    expect(log.lines).toEqual([]);
  });

  test('leave no process behind', async () => {
    await gather(workers.spawner('faulty', ['none']));
    await workers.allGone();
  });

  test('are gathered from this very machine by the real worker', async () => {
    const { details, failed } = await gather(workers.spawner('real'));
    expect(failed).toEqual([]);
    const system = details.sections.find(({ id }) => id === 'cpuMemory');
    expect(system?.status === 'ok' && system.facts.map(({ label }) => label)).toContain('memoryTotal');
  });
});

/** How many sections answer by themselves. */
const all = machineSectionIds.length;
const answering: Record<string, number> = {
  hangs: all - 1,
  throwsLater: all - 1,
  freezesNetwork: all - 2,
  freezesSystem: all - 2,
};

function answered(count: number) {
  return (seen: MachineSection[]) => seen.length >= count;
}

describe('a fault costs only what it touches', () => {
  test.each([
    ['a command that never answers', 'hangs', ['disks timeout']],
    ['a callback that throws', 'throwsLater', ['power timeout']],
    // What comes after them in their thread is lost too, but Electron knows the screens.
    ['a frozen network command', 'freezesNetwork', ['network timeout']],
    ['a frozen firmware command', 'freezesSystem', ['system timeout', 'os timeout']],
  ])('%s', async (_, fault, expected) => {
    const { failed, details } = await gather(
      workers.spawner('faulty', [fault]),
      answered(answering[fault] ?? 0),
    );
    expect(failed).toEqual(expected);
    expect(details.sections).toHaveLength(machineSectionIds.length);
    await workers.allGone();
  });

  test.each([
    ['rejects', 'lscpu: not found'],
    ['throws', 'cannot read properties of undefined'],
  ])('a probe that %s says so in the system’s own words', async (fault, detail) => {
    const { details, failed } = await gather(workers.spawner('faulty', [fault]));
    expect(failed).toEqual(['cpuMemory error']);
    expect(details.sections.find(({ id }) => id === 'cpuMemory')).toMatchObject({ detail });
  });

  test('when the graphics card freezes, the screens are still told', async () => {
    const { failed, details } = await gather(
      workers.spawner('faulty', ['freezesDisplays']),
      answered(all - 1),
    );
    expect(failed).toEqual([]);
    expect(details.sections.find(({ id }) => id === 'displays')).toMatchObject({
      status: 'ok',
      facts: expect.arrayContaining([
        { label: 'resolution', of: 'DP-1', value: { kind: 'pixels', width: 800, height: 600 } },
      ]) as unknown,
    });
  });

  test('a process that freezes as a whole is ended, and nobody waits for it', async () => {
    const frozen = (_: MachineSection[], strays: string[]) => strays.includes('freezing');
    const { failed } = await gather(workers.spawner('faulty', ['freezesProcess']), frozen);
    expect(failed).toContain('power timeout');
    await workers.allGone();
  });

  test('a thread that ends fails what it had not told', async () => {
    const { failed } = await gather(workers.spawner('faulty', ['threadEnds']));
    expect(failed).toEqual(['system stopped', 'os stopped']);
  });

  test('a process that dies fails what it had not told, at once', async () => {
    const { failed } = await gather(workers.spawner('faulty', ['dies']));
    expect(failed).toContain('power stopped');
  });

  test('a worker that cannot be started fails all its sections', async () => {
    const cannot: SpawnWorker = () => {
      throw new Error('too many processes');
    };
    const { failed } = await gather(cannot);
    // The screens are known without it.
    expect(failed).toHaveLength(machineSectionIds.length - 1);
    expect(failed).toContain('system stopped');
  });
});

test.runIf(process.platform === 'linux')('what a stuck process has started is ended with it', async () => {
  const childOf = (strays: string[]) =>
    strays.flatMap((words) => /^child (\d+)$/.exec(words)?.[1] ?? []).map(Number);
  const { strays } = await gather(
    workers.spawner('faulty', ['leavesChild']),
    (seen, told) => seen.length >= all - 1 && childOf(told).length > 0,
  );
  const [child] = childOf(strays);
  expect(child).toBeGreaterThan(0);
  await workers.allGone();
  await expect.poll(() => isAlive(child ?? -1)).toBe(false);
});
