/** How often each named thing happened, and what happened last. */
export class Tally {
  readonly counts = new Map<string, number>();
  readonly lines: string[] = [];

  /** A fault or a behaviour took place. */
  count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** A line of the story that is printed when a run fails. */
  tell(line: string): void {
    this.lines.push(line);
  }

  /** Adds what another one counted. */
  add(other: Tally): void {
    for (const [name, times] of other.counts) this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }
}
