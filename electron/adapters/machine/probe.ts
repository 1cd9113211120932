import {
  machineSectionIds,
  type MachineSection,
  type MachineSectionId,
} from '../../../core/evidence/machine.ts';
import type { MachineProbe, MachineRequest } from '../../../core/ports/machine.ts';
import type { Clock, Logger } from '../../../core/ports/world.ts';
import { wordsOf } from '../within.ts';
import type { SpawnWorker, WorkerProcess } from '../workers/spawn.ts';
import type { DisplayDetails } from './displayDetails.ts';
import { ProbeMessage, type ProbeRequest } from './protocol.ts';
import { displayFacts } from './sections/displays.ts';

export interface MachineProbeOptions {
  spawn: SpawnWorker;
  /** What Electron knows of the displays, asked for at each gathering. */
  displays(): DisplayDetails[];
  clock: Clock;
  log: Logger;
}

/** Describes the machine through a process that is ended when its time is over. Never rejects. */
export function createMachineProbe(options: MachineProbeOptions): MachineProbe {
  return {
    async gather(request, onSection) {
      const gatheredAt = new Date(options.clock.now()).toISOString();
      if (request.sections.length === 0) return { gatheredAt, sections: [] };
      const sections = await gatherSections(options, request, options.displays(), onSection);
      const place = (id: MachineSectionId) => machineSectionIds.indexOf(id);
      return { gatheredAt, sections: sections.sort((a, b) => place(a.id) - place(b.id)) };
    },
  };
}

type Reason = Extract<MachineSection, { status: 'failed' }>['reason'];

function gatherSections(
  { spawn, clock, log }: MachineProbeOptions,
  request: MachineRequest,
  displays: DisplayDetails[],
  onSection: (section: MachineSection) => void,
): Promise<MachineSection[]> {
  return new Promise((resolve) => {
    const begin = clock.now();
    const done = new Map<MachineSectionId, MachineSection>();
    let worker: WorkerProcess | undefined;

    const report = (section: MachineSection) => {
      if (done.has(section.id) || !request.sections.includes(section.id)) return;
      const known = withKnownDisplays(section, displays);
      done.set(known.id, known);
      if (known.status === 'failed') log.warn('a section of the machine details failed', { section: known });
      onSection(known);
      if (done.size === request.sections.length) finish();
    };
    const failRest = (reason: Reason, detail?: string) => {
      const took = Math.max(0, clock.now() - begin);
      const more = detail === undefined ? {} : { detail };
      for (const id of request.sections) report({ status: 'failed', id, took, reason, ...more });
    };
    const finish = () => {
      cancel();
      worker?.end();
      resolve([...done.values()]);
    };
    const cancel = clock.after(request.timeout, () => failRest('timeout'));

    try {
      worker = spawn('machineProbe');
      worker.onExit((code) => failRest('stopped', `its process ended (${String(code)})`));
      worker.onMessage((raw) => {
        const message = ProbeMessage.safeParse(raw);
        if (!message.success) log.error('a probe sent what cannot be read', message.error);
        else if (message.data.kind === 'section') report(message.data.section);
        else log.warn('a probe failed outside of any section', { detail: message.data.detail });
      });
      worker.post(probeRequest(request, displays));
    } catch (error) {
      log.error('a probe process could not be started', error);
      failRest('stopped', wordsOf(error));
    }
  });
}

function probeRequest(
  { sections, applications, timeout }: MachineRequest,
  displays: DisplayDetails[],
): ProbeRequest {
  return {
    sections: [...sections],
    applications: [...applications],
    displays,
    // What only adds to a section has to be given up before the section is.
    patience: timeout * 0.7,
  };
}

/** When only the graphics card did not answer, the displays are still known from Electron. */
function withKnownDisplays(section: MachineSection, displays: readonly DisplayDetails[]): MachineSection {
  if (section.id !== 'displays' || section.status === 'ok' || displays.length === 0) return section;
  return { status: 'ok', id: 'displays', took: section.took, facts: displayFacts(displays) };
}
