import { posix } from 'node:path';
import type { Dice } from './dice.ts';
import type { Tally } from './tally.ts';

/** A file: what programs read, and what the platter holds. */
export interface FileNode {
  kind: 'file';
  bytes: Uint8Array;
  /** Content at the last fsync; undefined: there was none. */
  synced: Uint8Array | undefined;
  /** An fsync failed: the kernel has let the dirty pages go, so that later ones succeed and write nothing. */
  forgotten: boolean;
  changedAt: number;
}

/** A folder: the names that programs see, and those that survive. */
export interface FolderNode {
  kind: 'folder';
  entries: Map<string, Node>;
  durable: Map<string, Node>;
  changedAt: number;
}

export type Node = FileNode | FolderNode;

/** Names that a call made or removed and that no fsync of their folder has made durable. */
interface PendingChange {
  parts: { folder: FolderNode; name: string; node: Node | undefined }[];
}

/** An error as the system gives it. */
export function diskError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

const newFolder = (changedAt: number): FolderNode => ({
  kind: 'folder',
  entries: new Map(),
  durable: new Map(),
  changedAt,
});

const sectorBytes = 512;

/**
 * A file system as POSIX promises it and no better. What was not fsynced may be gone after a power cut: content as
 * a whole, in part, in sectors or as zeros; names one by one and in any order, whatever order they were made in. A
 * rename is one step; across folders each fsync holds its own half.
 */
export class DiskTree {
  readonly #dice: Dice;
  readonly #tally: Tally;
  readonly #now: () => number;
  #root: FolderNode;
  #pending: PendingChange[] = [];

  constructor(dice: Dice, tally: Tally, now: () => number) {
    this.#dice = dice;
    this.#tally = tally;
    this.#now = now;
    this.#root = newFolder(now());
  }

  /** @throws ENOENT, ENOTDIR */
  find(path: string): Node {
    let node: Node = this.#root;
    for (const name of path.split('/').filter(Boolean)) {
      if (node.kind === 'file') throw diskError('ENOTDIR', path);
      const child = node.entries.get(name);
      if (child === undefined) throw diskError('ENOENT', path);
      node = child;
    }
    return node;
  }

  has(path: string): boolean {
    try {
      this.find(path);
      return true;
    } catch {
      return false;
    }
  }

  folder(path: string): FolderNode {
    const node = this.find(path);
    if (node.kind === 'file') throw diskError('ENOTDIR', path);
    return node;
  }

  file(path: string): FileNode {
    const node = this.find(path);
    if (node.kind === 'folder') throw diskError('EISDIR', path);
    return node;
  }

  createFile(path: string): FileNode {
    const node: FileNode = {
      kind: 'file',
      bytes: new Uint8Array(),
      synced: undefined,
      forgotten: false,
      changedAt: this.#now(),
    };
    this.#make(path, node);
    return node;
  }

  makeFolder(path: string): void {
    this.#make(path, newFolder(this.#now()));
  }

  rename(from: string, to: string): void {
    const node = this.find(from);
    const [source, target] = [this.#parent(from), this.#parent(to)];
    const there = target.entries.get(posix.basename(to));
    if (there === node) return;
    if (there?.kind === 'folder') {
      if (node.kind === 'file') throw diskError('EISDIR', to);
      if (there.entries.size > 0) throw diskError('ENOTEMPTY', to);
    } else if (there !== undefined && node.kind === 'folder') throw diskError('ENOTDIR', to);
    this.#change([
      { folder: source, name: posix.basename(from), node: undefined },
      { folder: target, name: posix.basename(to), node },
    ]);
  }

  removeFile(path: string): void {
    this.file(path);
    this.#change([{ folder: this.#parent(path), name: posix.basename(path), node: undefined }]);
  }

  /** Removes leaf by leaf, as `rm -r` does; `most`: how many entries go before it is cut off. */
  removeTree(path: string, most = Infinity): void {
    if (!this.has(path)) return;
    let left = most;
    const remove = (folder: FolderNode, name: string, node: Node): void => {
      if (node.kind === 'folder') for (const [child, under] of [...node.entries]) remove(node, child, under);
      if (left <= 0) return;
      left -= 1;
      this.#change([{ folder, name, node: undefined }]);
    };
    remove(this.#parent(path), posix.basename(path), this.find(path));
  }

  syncFile(node: FileNode): void {
    if (!node.forgotten) node.synced = node.bytes;
  }

  syncFolder(folder: FolderNode): void {
    for (const change of this.#pending) {
      for (const { name, node } of change.parts.filter((part) => part.folder === folder))
        put(folder.durable, name, node);
      change.parts = change.parts.filter((part) => part.folder !== folder);
    }
    this.#pending = this.#pending.filter(({ parts }) => parts.length > 0);
  }

  /** The power goes: what was not fsynced is lost or torn, as the dice fall. */
  cutPower(): void {
    // Mostly one way or the other, because a disk that keeps half of everything hides what belongs together.
    const keeps = this.#dice.pick([0, 0.2, 0.5, 0.8, 1]);
    for (const { parts } of this.#pending) {
      const kept = this.#dice.hits(keeps);
      this.#tally.count(kept ? 'disk: a name that was not synced survives' : 'disk: a name is lost');
      if (kept) for (const { folder, name, node } of parts) put(folder.durable, name, node);
    }
    this.#pending = [];
    this.#root = this.#survivor(this.#root, new Set()) as FolderNode;
  }

  /** What is left of a node; a folder that stands under two names becomes two. */
  #survivor(node: Node, seen: Set<Node>): Node {
    if (node.kind === 'file') {
      if (node.synced !== node.bytes || node.forgotten) this.#tear(node);
      node.forgotten = false;
      return node;
    }
    const folder = seen.has(node) ? newFolder(node.changedAt) : node;
    seen.add(node);
    const left = [...node.durable].map(([name, child]) => [name, this.#survivor(child, seen)] as const);
    folder.entries = new Map(left);
    folder.durable = new Map(left);
    return folder;
  }

  #tear(node: FileNode): void {
    const before = node.synced ?? new Uint8Array();
    const { bytes } = node;
    const how = this.#dice.pick(['kept', 'lost', 'cut short', 'zeros', 'sectors'] as const);
    this.#tally.count(`disk: content that was not synced is ${how}`);
    if (how === 'lost') node.bytes = before;
    if (how === 'cut short') node.bytes = bytes.slice(0, this.#dice.below(bytes.length + 1));
    if (how === 'zeros') node.bytes = new Uint8Array(bytes.length);
    if (how === 'sectors') {
      const torn = bytes.slice();
      for (let at = 0; at < torn.length; at += sectorBytes)
        if (this.#dice.hits(0.5)) torn.fill(0, at, at + sectorBytes);
      node.bytes = torn;
    }
    node.synced = node.bytes;
  }

  #make(path: string, node: Node): void {
    const parent = this.#parent(path);
    if (parent.entries.has(posix.basename(path))) throw diskError('EEXIST', path);
    this.#change([{ folder: parent, name: posix.basename(path), node }]);
  }

  #parent(path: string): FolderNode {
    return this.folder(posix.dirname(path));
  }

  #change(parts: PendingChange['parts']): void {
    for (const { folder, name, node } of parts) {
      put(folder.entries, name, node);
      folder.changedAt = this.#now();
    }
    this.#pending.push({ parts });
  }
}

function put(names: Map<string, Node>, name: string, node: Node | undefined): void {
  if (node === undefined) names.delete(name);
  else names.set(name, node);
}
