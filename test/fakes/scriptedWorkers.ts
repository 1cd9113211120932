import type { SpawnWorker } from '../../electron/adapters/workers/spawn.ts';

/** A worker process that a test speaks for. */
export interface ScriptedWorker {
  posted: unknown[];
  ended: boolean;
  say(message: unknown): void;
  /** It goes by itself. */
  exit(code: number | null): void;
}

/** Spawns workers that do nothing but remember what they were told; all that were spawned, in order. */
export function scriptedWorkers(): { spawn: SpawnWorker; workers: ScriptedWorker[] } {
  const workers: ScriptedWorker[] = [];
  const spawn: SpawnWorker = () => {
    let hear: (message: unknown) => void = () => undefined;
    let leave: (code: number | null) => void = () => undefined;
    const worker: ScriptedWorker = {
      posted: [],
      ended: false,
      say: (message) => hear(message),
      exit: (code) => leave(code),
    };
    workers.push(worker);
    return {
      post: (message) => void worker.posted.push(message),
      onMessage: (callback) => void (hear = callback),
      onExit: (callback) => void (leave = callback),
      end() {
        if (worker.ended) return;
        worker.ended = true;
        // The system tells of the end later, when nobody waits for it any more.
        setImmediate(() => leave(null));
      },
    };
  };
  return { spawn, workers };
}
