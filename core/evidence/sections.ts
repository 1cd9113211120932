/** The sections of the machine details, in the order in which they are shown. Free of schemas, for the window. */
export const machineSectionIds = [
  'system',
  'os',
  'cpuMemory',
  'disks',
  'displays',
  'network',
  'power',
  'updates',
  'applications',
  'processes',
] as const;
