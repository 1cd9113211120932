interface Item {
  id: string;
  dueAt: number;
}

const before = (a: Item, b: Item): boolean => a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id);

/**
 * Which id is due first: a binary heap in which ids can be moved and removed. Equal times go by id, which for ULIDs
 * is by age. Every change costs the logarithm of the length.
 */
export class DueQueue {
  readonly #heap: Item[] = [];
  readonly #places = new Map<string, number>();

  /** `dueAt` in milliseconds since the epoch; replaces an earlier one. */
  set(id: string, dueAt: number): void {
    const place = this.#places.get(id);
    if (place === undefined) {
      this.#put({ id, dueAt }, this.#heap.length);
      this.#up(this.#heap.length - 1);
      return;
    }
    this.#put({ id, dueAt }, place);
    this.#up(place);
    this.#down(this.#places.get(id) ?? place);
  }

  delete(id: string): void {
    const place = this.#places.get(id);
    const last = place === undefined ? undefined : this.#heap.pop();
    if (place === undefined || last === undefined) return;
    this.#places.delete(id);
    if (last.id === id) return;
    this.#put(last, place);
    this.#up(place);
    this.#down(this.#places.get(last.id) ?? place);
  }

  /** When the id is due; undefined: it is not in the queue. */
  dueAt(id: string): number | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#heap[place]?.dueAt;
  }

  /** The one due first, without taking it out. */
  first(): Readonly<Item> | undefined {
    return this.#heap[0];
  }

  #put(item: Item, place: number): void {
    this.#heap[place] = item;
    this.#places.set(item.id, place);
  }

  #swapIfBefore(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (a === undefined || b === undefined || !before(a, b)) return false;
    this.#put(a, parent);
    this.#put(b, child);
    return true;
  }

  #up(start: number): void {
    for (let place = start; place > 0;) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfBefore(place, parent)) return;
      place = parent;
    }
  }

  #down(start: number): void {
    for (let place = start; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const [a, b] = [this.#heap[left], this.#heap[right]];
      if (a === undefined) return;
      const child = b !== undefined && before(b, a) ? right : left;
      if (!this.#swapIfBefore(child, place)) return;
      place = child;
    }
  }
}
