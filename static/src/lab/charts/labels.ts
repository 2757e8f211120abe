/** Places for labels of one height, as near to the wanted ones as they can be without touching,
 *  in the order they were given. */
export function apart(
  wanted: readonly number[],
  height: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = new Array<number>(wanted.length).fill(0);
  let from = low;
  for (const index of order) {
    const place = Math.max(from, wanted[index] ?? 0);
    places[index] = place;
    from = place + height;
  }
  let until = high;
  for (const index of order.toReversed()) {
    const place = Math.min(places[index] ?? 0, until);
    places[index] = place;
    until = place - height;
  }
  return places;
}
