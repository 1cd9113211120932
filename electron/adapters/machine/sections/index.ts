import type { MachineSectionId } from '../../../../core/evidence/machine.ts';
import type { Fact } from '../facts.ts';
import type { ProbeRequest } from '../protocol.ts';
import type { ProbeTools } from '../tools.ts';
import { applicationsFacts } from './applications.ts';
import { cpuMemoryFacts } from './cpuMemory.ts';
import { disksFacts } from './disks.ts';
import { displaysFacts } from './displays.ts';
import { networkFacts } from './network.ts';
import { osFacts } from './os.ts';
import { powerFacts } from './power.ts';
import { processesFacts } from './processes.ts';
import { systemFacts } from './system.ts';
import { updatesFacts } from './updates.ts';

/** How each section is gathered. Each may reject, hang or freeze the process. */
export const gatherers: Record<
  MachineSectionId,
  (tools: ProbeTools, request: ProbeRequest) => Promise<Fact[]>
> = {
  system: systemFacts,
  os: osFacts,
  cpuMemory: cpuMemoryFacts,
  disks: disksFacts,
  displays: (tools, { displays }) => displaysFacts(tools, displays),
  network: networkFacts,
  power: powerFacts,
  updates: updatesFacts,
  applications: (tools, { applications }) => applicationsFacts(tools, applications),
  processes: processesFacts,
};
