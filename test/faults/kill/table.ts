/** Counts by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** As a table in Markdown, most frequent first. */
  table(heading: string): string {
    const rows = [...this.#counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
    return markdownTable([heading, 'times'], [...rows, ['all', this.total]]);
  }
}

/** A table in Markdown with its columns aligned, for a terminal as well. */
export function markdownTable(
  heading: readonly [string, string],
  rows: readonly (readonly [string, number])[],
): string {
  const cells = [heading, ...rows.map(([name, count]) => [name, String(count)] as const)];
  const wide = Math.max(...cells.map(([name]) => name.length));
  const line = ([name, count]: readonly [string, string]): string =>
    `| ${name.padEnd(wide)} | ${count.padStart(6)} |`;
  const [first, ...rest] = cells.map(line);
  return [first, `| ${'-'.repeat(wide)} | -----: |`, ...rest].join('\n');
}
