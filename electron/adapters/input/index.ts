import type { InputEvent } from '../../../core/evidence/inputEvent.ts';
import type { Point } from '../../../core/evidence/marks.ts';
import type { InputSource, NoInput } from '../../../core/ports/input.ts';
import type { Clock } from '../../../core/ports/world.ts';
import type { SpawnWorker } from '../workers/spawn.ts';
import { HookMessage } from './inputProtocol.ts';

/** How long the hook may take to begin, in milliseconds: a process has to start and find its native part. */
const patience = 5_000;

export interface HookedInputOptions {
  spawn: SpawnWorker;
  clock: Clock;
  wayland: boolean;
  /** Whether the system lets the app hear input; asks the person where it can. */
  allowed: () => boolean;
  /** The hook's place in physical pixels: on a Mac it tells points. */
  toPhysical: (place: Point) => Point;
}

/** The person's input, from a hook in a process of its own that runs only while something listens. */
export function hookedInput({ spawn, clock, wayland, allowed, toPhysical }: HookedInputOptions): InputSource {
  return {
    listen(listener, onLost) {
      if (wayland) return Promise.resolve({ reason: 'wayland' });
      if (!allowed()) return Promise.resolve({ reason: 'notAllowed' });
      return new Promise((resolve) => {
        const worker = spawn('input');
        let state: 'starting' | 'listening' | 'ended' = 'starting';
        const stop = (): void => {
          state = 'ended';
          worker.end();
        };
        const fail = (detail: string): void => {
          const why: NoInput = { reason: 'failed', detail };
          const before = state;
          stop();
          if (before === 'starting') resolve(why);
          if (before === 'listening') onLost(why);
        };
        const cancel = clock.after(patience, () => {
          if (state === 'starting') fail('the hook did not begin in time');
        });
        worker.onExit((code) => fail(`its process ended (${String(code)})`));
        worker.onMessage((raw) => {
          if (state === 'ended') return;
          const message = HookMessage.safeParse(raw);
          if (!message.success) fail('it told something unknown');
          else if (message.data.kind === 'failed') fail(message.data.detail);
          else if (message.data.kind === 'listening') {
            cancel();
            state = 'listening';
            resolve({ stop });
          } else listener(placed(message.data.event, toPhysical));
        });
      });
    },
  };
}

function placed(event: InputEvent, toPhysical: (place: Point) => Point): InputEvent {
  return 'at' in event ? { ...event, at: toPhysical(event.at) } : event;
}
