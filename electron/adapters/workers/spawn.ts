import path from 'node:path';
import { endProcessTree } from './endProcessTree.ts';
import type { UtilityProcess, ForkOptions } from 'electron';

/** A process of ours that does what may hang. Everything of it can be ended at any time. */
export interface WorkerProcess {
  post(message: unknown): void;
  onMessage(callback: (message: unknown) => void): void;
  /** Called once, however it ended. */
  onExit(callback: (code: number | null) => void): void;
  /** Ends it and what it has started, at once, even when it is frozen. Safe to call again. */
  end(): void;
}

/** The bundled entries in electron/workers that run as processes. */
export type WorkerName = 'machineProbe' | 'screenshot' | 'ocr' | 'input';

export type SpawnWorker = (name: WorkerName) => WorkerProcess;

/** The part of Electron's module that is needed; only usable once the app is ready. */
interface Forks {
  fork(modulePath: string, args?: string[], options?: ForkOptions): UtilityProcess;
}

/**
 * Spawns workers as Electron's utility processes.
 * @param folder where the bundled workers lie
 */
export function utilityWorkers(utilityProcess: Forks, folder: string): SpawnWorker {
  return (name) => {
    const child = utilityProcess.fork(path.join(folder, `${name}.cjs`), [], {
      serviceName: `handraise-${name}`,
      // What the programs they start have to say is not for our stdout.
      stdio: 'ignore',
    });
    let ended = false;
    child.once('exit', () => (ended = true));
    return {
      post: (message) => child.postMessage(message),
      onMessage: (callback) => child.on('message', callback),
      onExit: (callback) => child.once('exit', callback),
      end() {
        if (ended) return;
        endProcessTree(child.pid);
        // Before it has a pid, and so that Electron forgets it.
        child.kill();
      },
    };
  };
}
