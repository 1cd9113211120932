import { screen, utilityProcess } from 'electron';
import type { MachineSectionId } from '../../../core/evidence/machine.ts';
import { createElectronMachineProbe } from '../../../electron/adapters/machine/index.ts';
import { utilityWorkers } from '../../../electron/adapters/workers/spawn.ts';
import { systemClock } from '../../../electron/adapters/world/world.ts';
import { answerLines, loudLog } from './answerLines.ts';

/** Gathers as the app does: `{ sections }` → milliseconds until all are there. */
answerLines(async (request) => {
  const { sections } = request as { sections: MachineSectionId[] };
  const spawn = utilityWorkers(utilityProcess, __dirname);
  const probe = createElectronMachineProbe({ screen, spawn, clock: systemClock, log: loudLog });
  const begin = performance.now();
  const wanted = { sections, applications: ['bash', 'coreutils', 'not-there'], timeout: 10_000 };
  const came: Record<string, number> = {};
  const details = await probe.gather(wanted, ({ id }) => (came[id] = Math.round(performance.now() - begin)));
  const took = performance.now() - begin;
  const failed = details.sections.filter(({ status }) => status === 'failed').map(({ id }) => id);
  return { took, failed, came, own: details.sections.map(({ id, took: own }) => `${id} ${own}`) };
});
