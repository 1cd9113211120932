import { behaviours } from '../../fakes/simulation/behaviours.ts';

const calls = ['write', 'sync', 'rename', 'makeFolder', 'syncFolder', 'removeFile'] as const;
const reads = ['readFile', 'readChunks', 'list'] as const;

/** Every fault and every act that a suite of runs has to have met, so that it cannot go blind. */
export const contents: readonly string[] = [
  ...behaviours.filter((one) => one !== 'answers').map((one) => `desk: ${one}`),
  'desk: refuses the key for a while',
  'desk: refuses the place for a while',
  ...['EIO', 'EACCES', 'EBUSY', 'ENOSPC', 'EROFS'].map((code) => `disk: ${code}`),
  ...[...calls, ...reads, 'create'].map((call) => `disk: ${call} fails before`),
  ...calls.map((call) => `disk: ${call} fails after`),
  ...[...calls, ...reads, 'create', 'close'].map((call) => `disk: cut off at ${call}`),
  'disk: cut off before',
  'disk: cut off after',
  'disk: a name is lost',
  'disk: a name that was not synced survives',
  ...['kept', 'lost', 'cut short', 'zeros', 'sectors'].map(
    (how) => `disk: content that was not synced is ${how}`,
  ),
  'process: starts',
  'process: a second one starts',
  'process: is killed',
  'process: the power goes',
  'process: cut off before it asked',
  'process: cut off before it heard the answer',
  'process: hands delivering over',
  'process: loses the right to deliver',
  ...[
    'write',
    'change',
    'discard',
    'press',
    'sendNow',
    'withdraw',
    'edit',
    'pass',
    'jump',
    'link',
    'wake',
    'crash',
    'stop',
    'start',
    'handOver',
    'disk',
    'desk',
    'refuse',
    'expireUploads',
    'policy',
  ].map((act) => `person or machine: ${act}`),
];
