import { posix } from 'node:path';
import type { FileSystem, ReadOptions } from '../../../electron/adapters/files/fileSystem.ts';
import type { Dice } from './dice.ts';
import { diskError, DiskTree } from './diskTree.ts';
import type { Tally } from './tally.ts';
import { never, type Life, type SimulatedTime } from './time.ts';

/** How a disk misbehaves for a while; `rate`: the part of its calls that fail. */
export interface DiskMood {
  rate: number;
  codes: readonly string[];
  /** Only calls that need room, or only calls that write. */
  only?: 'growing' | 'writing';
}

/** The moods by name. `EROFS` and `ENOSPC` hold as long as the mood does, the rest strikes here and there. */
export const diskMoods = {
  healthy: { rate: 0, codes: [] },
  flaky: { rate: 0.04, codes: ['EIO', 'EACCES', 'EBUSY', 'ENOSPC'] },
  dying: { rate: 0.3, codes: ['EIO'] },
  full: { rate: 1, codes: ['ENOSPC'], only: 'growing' },
  readOnly: { rate: 1, codes: ['EROFS'], only: 'writing' },
} as const satisfies Record<string, DiskMood>;
export type DiskMoodName = keyof typeof diskMoods;

const growing = new Set(['create', 'write', 'makeFolder']);
const reading = new Set(['readFile', 'readChunks', 'list', 'modifiedAt']);

/** Small, so that a file of an ordinary test is read in several steps. */
const chunkBytes = 700;

/** Errors that a simulated disk made up: whoever logs one of them has told of a fault and hidden none. */
export const madeUp = new WeakSet<Error>();

/** What a disk and the processes on it share. */
export interface DiskWorld {
  dice: Dice;
  tally: Tally;
  time: SimulatedTime;
  /** The part of calls that wait for their turn; the others are through at once. */
  jitter: number;
}

/** A disk under processes that end in the middle of a call. */
export class SimulatedDisk {
  readonly tree: DiskTree;
  readonly #world: DiskWorld;
  mood: DiskMood = diskMoods.healthy;
  /** Called after a name in a folder has changed, as the system's watch would be. */
  onChange: (folder: string) => void = () => undefined;
  /** A process was cut off in the middle of a call. */
  onCut: (life: Life) => void = () => undefined;

  constructor(world: DiskWorld) {
    this.#world = world;
    this.tree = new DiskTree(world.dice, world.tally, () => world.time.now);
  }

  /** The file system as one process has it. Paths are POSIX paths. */
  fileSystem(life: Life): FileSystem {
    const { tree } = this;
    const call = <Value>(name: string, path: string, effect: () => Value): Promise<Value> =>
      this.#call(life, name, path, effect);
    const changed = (path: string): void => this.onChange(posix.dirname(path));
    async function* readChunks(path: string, options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
      const { bytes } = await call('readChunks', path, () => tree.file(path));
      options.opened?.(bytes.length);
      for (let at = 0; at < bytes.length; at += chunkBytes)
        yield await call('readChunks', path, () => bytes.subarray(at, at + chunkBytes));
    }
    return {
      async create(path) {
        const node = await call('create', path, () => tree.createFile(path));
        return {
          write: (bytes) =>
            call('write', path, () => {
              const longer = new Uint8Array(node.bytes.length + bytes.length);
              longer.set(node.bytes);
              longer.set(bytes, node.bytes.length);
              node.bytes = longer;
            }),
          sync: () =>
            call('sync', path, () => tree.syncFile(node)).catch((error: unknown) => {
              node.forgotten = true;
              throw error;
            }),
          close: () => call('close', path, () => undefined),
        };
      },
      readFile: (path) => call('readFile', path, () => tree.file(path).bytes),
      readChunks,
      rename: (from, to) =>
        call('rename', `${from} → ${to}`, () => {
          tree.rename(from, to);
          changed(from);
          if (posix.dirname(from) !== posix.dirname(to)) changed(to);
        }),
      makeFolder: (path) => call('makeFolder', path, () => tree.makeFolder(path)),
      syncFolder: (path) => call('syncFolder', path, () => tree.syncFolder(tree.folder(path))),
      list: (path) =>
        call('list', path, () =>
          [...tree.folder(path).entries].map(([name, { kind }]) => ({ name, folder: kind === 'folder' })),
        ),
      modifiedAt: (path) => call('modifiedAt', path, () => tree.find(path).changedAt),
      removeFile: (path) => call('removeFile', path, () => tree.removeFile(path)),
      removeTree: (path) => call('removeTree', path, () => tree.removeTree(path)),
      exists: (path) => tree.has(path),
    };
  }

  async #call<Value>(life: Life, name: string, path: string, effect: () => Value): Promise<Value> {
    const { dice, time } = this.#world;
    if (dice.hits(this.#world.jitter)) await time.turn(life);
    else await Promise.resolve();
    if (!life.alive) return never();
    if (life.callsLeft !== undefined && (life.callsLeft -= 1) < 0) return this.#cut(life, name, path, effect);
    const code = this.#fault(name);
    if (code === undefined) return effect();
    const after = !reading.has(name) && name !== 'create' && dice.hits(0.4);
    this.#told(`${code} ${after ? 'after' : 'before'}`, name, path);
    if (after) effect();
    const error = diskError(code, path);
    madeUp.add(error);
    throw error;
  }

  /** The process ends here: before the call has done anything, in the middle, or before it heard of it. */
  #cut(life: Life, name: string, path: string, effect: () => unknown): Promise<never> {
    const { dice } = this.#world;
    const done = dice.hits(0.5);
    this.#told(done ? 'cut off after' : 'cut off before', name, path);
    if (done) {
      try {
        effect();
      } catch {
        // The call would have failed; nobody is left to hear of it.
      }
    } else if (name === 'removeTree') this.tree.removeTree(path, dice.below(3));
    this.onCut(life);
    return never();
  }

  #fault(name: string): string | undefined {
    const { rate, codes, only } = this.mood;
    if (rate === 0 || (only === 'growing' && !growing.has(name))) return undefined;
    if ((only === 'writing' && reading.has(name)) || name === 'close') return undefined;
    return this.#world.dice.hits(rate) ? this.#world.dice.pick(codes) : undefined;
  }

  #told(what: string, name: string, path: string): void {
    this.#world.tally.count(`disk: ${what.split(' ')[0] === 'cut' ? what : what.split(' ')[0]}`);
    this.#world.tally.count(
      what.startsWith('cut') ? `disk: cut off at ${name}` : `disk: ${name} fails ${what.split(' ')[1]}`,
    );
    this.#world.tally.tell(`disk: ${what} ${name} ${path}`);
  }
}
