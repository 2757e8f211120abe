/** Longer words are not meant as one of ours, and comparing takes the product of two lengths. */
const LONGEST = 40;

/** The known word that a person most likely meant, or null where none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const plain = bare(word);
  if (plain.length > LONGEST) return null;
  let best: string | null = null;
  // A short word is not taken for another: 'pin' is not nearly 'sin'.
  let least = Math.floor(plain.length / 4) + 1;
  for (const name of known) {
    const away = distance(plain, bare(name), least);
    if (away < least) [best, least] = [name, away];
  }
  return best;
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll("_", "");
}

/** Two letters that changed places are the likelier slip: 'tahn' is 'tanh' before it is 'tan'. */
const SWAP = 0.5;

/**
 * How many letters must be put in, taken out, changed, or change places with the next (Damerau, 1964,
 * as "optimal string alignment"); `most` or more is `most`.
 */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most;
  let twoAbove: readonly number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      const cost = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + changed];
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && isSwap) cost.push((twoAbove[j - 2] ?? 0) + SWAP);
      row.push(Math.min(...cost));
    }
    [twoAbove, above] = [above, row];
  }
  return above[other.length] ?? most;
}
