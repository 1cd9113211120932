import type { MachineDetails, MachineSection, MachineSectionId } from '../evidence/machine.ts';

/** What of the machine is asked for. */
export interface MachineRequest {
  sections: readonly MachineSectionId[];
  /** Applications whose versions the policy names, as they appear in the list of programs. */
  applications: readonly string[];
  /** Longest time for one section in milliseconds. */
  timeout: number;
}

/** Describes the machine. Sections are reported as they come; a stuck one is reported as failed, never awaited for ever. */
export interface MachineProbe {
  gather(request: MachineRequest, onSection: (section: MachineSection) => void): Promise<MachineDetails>;
}
