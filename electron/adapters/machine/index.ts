import type { Screen } from 'electron';
import type { MachineProbe } from '../../../core/ports/machine.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import type { SpawnWorker } from '../workers/spawn.ts';
import { displayDetails } from './displayDetails.ts';
import { createMachineProbe } from './probe.ts';

/** The MachineProbe of the real app, for main process and command line. Usable once the app is ready. */
export function createElectronMachineProbe(options: {
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  spawn: SpawnWorker;
  clock: Clock;
  log: Logger;
}): MachineProbe {
  const { screen, ...world } = options;
  return createMachineProbe({ ...world, displays: () => displayDetails(screen) });
}
