/** Steps from one word to the other: letters added, dropped, changed, or swapped with their neighbour. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = from[i - 1] === to[j - 1] ? 0 : 1;
      let best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + changed,
      );
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

/** Letters and digits only, in lower case: `help-desk` and `HelpDesk` are meant to be the same. */
const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The word of `known` that was most likely meant by `written`, or undefined when none is near. */
export function likelyMeant(written: string, known: readonly string[]): string | undefined {
  const wanted = bare(written);
  if (wanted === '' || wanted.length > 60) return undefined;
  const nearest = known
    .map((word) => ({ word, steps: distance(wanted, bare(word)) }))
    .sort((a, b) => a.steps - b.steps)[0];
  if (nearest === undefined) return undefined;
  // A third of the letters: `them` is `theme`, `url` is not `hub`.
  return nearest.steps <= Math.floor(Math.max(wanted.length, bare(nearest.word).length) / 3)
    ? nearest.word
    : undefined;
}
