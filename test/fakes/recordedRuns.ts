import type { MachineDetails } from '../../core/evidence/machine.ts';
import { Recording, type RecordedStep, type StepAction } from '../../core/evidence/recording.ts';

/** A ULID made from a number: the same number gives the same one. */
export const numberedUlid = (number: number): string =>
  `01KAP8Q5N4C7Z3M1V9${String(number).padStart(8, '0')}`;

/** What a step of a test is about; everything else is ordinary. */
export interface StepWish extends Partial<RecordedStep> {
  title?: string;
  application?: string;
  name?: string;
  keys?: string;
}

/** A step: a left click on the button `name` in the window `title`, or what the wish says. */
export function recordedStep(number: number, wish: StepWish = {}): RecordedStep {
  const { title = 'Invoices', application = 'Firefox', name, keys, ...rest } = wish;
  const click: StepAction = { kind: 'click', button: 'left', clicks: 1, at: { x: 40, y: 30 } };
  return {
    id: numberedUlid(number),
    at: number * 1000,
    action: keys === undefined ? click : { kind: 'key', keys },
    window: { title, application },
    control: name === undefined ? null : { role: 'push button', name },
    wrong: false,
    note: '',
    words: null,
    picture: null,
    controlArea: null,
    ...rest,
  };
}

/** A recording of these steps. */
export function recordedRun(steps: RecordedStep[], change: Partial<Recording> = {}): Recording {
  return Recording.parse({
    schema: 1,
    id: numberedUlid(90_000_000),
    name: 'Invoice does not print',
    startedAt: '2026-11-22T12:10:00.000Z',
    endedAt: '2026-11-22T12:12:00.000Z',
    gaps: [],
    machine: null,
    order: null,
    steps,
    ...change,
  });
}

/** A machine of which this much is known. */
export function knownMachine(
  facts: Record<string, string>,
  more: MachineDetails['sections'] = [],
): MachineDetails {
  return {
    gatheredAt: '2026-11-22T12:10:03.000Z',
    sections: [
      {
        status: 'ok',
        id: 'os',
        took: 20,
        facts: Object.entries(facts).map(([label, text]) => ({ label, value: { kind: 'text', text } })),
      },
      ...more,
    ],
  };
}
