/** Among more words of about its length than an API has, none can be told to be meant, and looking takes long. */
const MOST = 200;

/**
 * The candidate nearest to a misspelt word, or undefined where none is near enough to be meant:
 * at most a third of the letters differ (a swap of neighbours counts once), letter case aside. None among hundreds.
 * @param edits a lower bound than a third.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  edits = Number.POSITIVE_INFINITY,
): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let looked = 0;
  let least = Math.min(edits, Math.max(1, Math.floor(lower.length / 3))) + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) > least) continue;
    looked += 1;
    if (looked > MOST) return undefined;
    const other = candidate.toLowerCase();
    // No word is meant by its opposite.
    if (other === `un${lower}`) continue;
    // A shared first letter breaks ties.
    const score = distance(lower, other) + (other[0] === lower[0] ? 0 : 0.25);
    if (score < least) {
      least = score;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, older[j - 2]! + 1);
      row.push(value);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
