const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const SMALL = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const FINE = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 4 });

/** An epoch as it is read: whole ones without a fraction. */
export function counted(epoch: number): string {
  return (Number.isInteger(epoch) || epoch >= 100 ? WHOLE : SMALL).format(epoch);
}

/** An epoch at rest, to which a batch may be little. */
export function exactly(epoch: number): string {
  return (Number.isInteger(epoch) ? WHOLE : FINE).format(epoch);
}

/** Epochs a second, to as many digits as stand still. */
export function paced(pace: number): string {
  if (pace >= 1_000) return WHOLE.format(Math.round(pace / 100) * 100);
  if (pace >= 10) return WHOLE.format(pace);
  return SMALL.format(pace);
}

/** A place in a line: 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(place: number): string {
  const isTeen = place % 100 >= 11 && place % 100 <= 13;
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending}`;
}
