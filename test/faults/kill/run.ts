import type { Fault } from '../../fakes/faultyProxy/faults.ts';
import type { RunningApp, StartOptions, Workplace } from '../../e2e/fixtures.ts';
import type { Ledger } from './ledger.ts';
import type { Round } from './plan.ts';
import type { Started } from './processes.ts';
import type { Trigger } from './trigger.ts';

/** What a run is made of. */
export interface Run {
  workplace: Workplace;
  ledger: Ledger;
  trigger: Trigger;
  /** Starts the app with a window that can be driven. */
  startWindow: (options?: StartOptions) => Promise<RunningApp>;
  /** What happens to the next requests, first to last. */
  faults: Fault[];
  /** What happens to each creation of a ticket instead. */
  onCreate: Fault | undefined;
}

/** Longest time that a moment is waited for, in milliseconds. */
export const bound = 6_000;

/** Kills them all at the round's moment, or later where it does not come. */
export async function killAt(
  { trigger }: Run,
  round: Round,
  victims: readonly Pick<Started, 'kill' | 'running' | 'ended'>[],
): Promise<string | undefined> {
  let lived: boolean | undefined;
  const killed = trigger.arm(round.kill, bound, async () => {
    lived = victims.some((victim) => victim.running());
    await Promise.all(victims.map((victim) => victim.kill()));
  });
  const ended = Promise.all(victims.map((victim) => victim.ended));
  await Promise.race([killed, ended]);
  if (lived === undefined) trigger.disarm();
  return lived === true ? killed : undefined;
}
