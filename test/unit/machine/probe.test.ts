import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineSectionIds, type MachineSection } from '../../../core/evidence/machine.ts';
import type { Clock } from '../../../core/ports/world.ts';
import { createMachineProbe } from '../../../electron/adapters/machine/probe.ts';
import type { SpawnWorker } from '../../../electron/adapters/workers/spawn.ts';
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

/** Gathers all sections. `expected`: how many answer at all; then the time of the others is over. */
async function gather(spawn: SpawnWorker, expected = Infinity) {
  const seen: MachineSection[] = [];
  const clock = clockThatRings(() => seen.length >= expected);
  const log = memoryLogger();
  const probe = createMachineProbe({ spawn, displays: () => [display], clock, log });
  const request = { sections: machineSectionIds, applications: [], timeout: 5000 };
  const details = await probe.gather(request, (section) => {
    seen.push(section);
    clock.check();
  });
  const failed = details.sections.flatMap((one) =>
    one.status === 'failed' ? [`${one.id} ${one.reason}`] : [],
  );
  return { details, seen, failed, log };
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

describe('a fault costs only what it touches', () => {
  test.each([
    ['a command that never answers', 'hangs', ['disks timeout']],
    ['a frozen network command', 'freezesNetwork', ['network timeout']],
    ['a callback that throws', 'throwsLater', ['power timeout']],
  ])('%s', async (_, fault, expected) => {
    const { failed, details } = await gather(
      workers.spawner('faulty', [fault]),
      machineSectionIds.length - 1,
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
      machineSectionIds.length - 1,
    );
    expect(failed).toEqual([]);
    expect(details.sections.find(({ id }) => id === 'displays')).toMatchObject({
      status: 'ok',
      facts: expect.arrayContaining([
        { label: 'resolution', of: 'DP-1', value: { kind: 'pixels', width: 800, height: 600 } },
      ]) as unknown,
    });
  });

  test('a process that freezes as a whole loses its sections and is ended', async () => {
    const { failed } = await gather(workers.spawner('faulty', ['freezesSystem']), 2);
    expect(failed).toContain('system timeout');
    expect(failed).not.toContain('network timeout');
    await workers.allGone();
  });

  test('a process that dies fails what it had not told, at once', async () => {
    const { failed } = await gather(workers.spawner('faulty', ['dies']));
    expect(failed).toContain('power stopped');
    expect(failed).not.toContain('network stopped');
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
  const log = { ...memoryLogger(), children: [] as number[] };
  const seen: MachineSection[] = [];
  const clock = clockThatRings(() => seen.length === machineSectionIds.length - 1 && log.children.length > 0);
  log.warn = (_, context) => {
    const child = /^child (\d+)$/.exec(String(context?.['detail']))?.[1];
    if (child !== undefined) log.children.push(Number(child));
    clock.check();
  };
  const spawn = workers.spawner('faulty', ['leavesChild']);
  const probe = createMachineProbe({ spawn, displays: () => [display], clock, log });
  await probe.gather({ sections: machineSectionIds, applications: [], timeout: 5000 }, (section) => {
    seen.push(section);
    clock.check();
  });
  expect(log.children).toHaveLength(1);
  await workers.allGone();
  await expect.poll(() => log.children.filter(isAlive)).toEqual([]);
});

/** A killed process may still be listed as a zombie until init has taken note. */
function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/exe`);
}
