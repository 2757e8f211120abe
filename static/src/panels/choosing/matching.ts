/** So that `Leaky ReLU`, `leaky_relu` and `leaky relu` are the same words. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .replace(/−/g, "-")
    .trim();
}

/** How well a text answers what was typed: 0 is best, null is not at all. */
export function fitOf(typed: string, text: string): number | null {
  const [asked, told] = [plain(typed), plain(text)];
  if (asked === told) return 0;
  if (told.startsWith(asked)) return 1;
  const begun = told.split(" ");
  if (asked.split(" ").every((word) => begun.some((each) => each.startsWith(word)))) return 2;
  if (told.includes(asked)) return 3;
  return asked.length > 1 && hasInOrder(told, asked) ? 4 : null;
}

/** Whether all letters are there, in order, from the first one on: `sfm` is in `softmax`. */
export function hasInOrder(text: string, letters: string): boolean {
  if (!text.startsWith(letters.charAt(0))) return false;
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** What answers at all, the best first; of equals the first stays first. */
export function best<T>(all: readonly T[], fit: (one: T) => number | null): readonly T[] {
  return all
    .map((one) => ({ one, fit: fit(one) }))
    .filter((each): each is { one: T; fit: number } => each.fit !== null)
    .sort((a, b) => a.fit - b.fit)
    .map(({ one }) => one);
}
