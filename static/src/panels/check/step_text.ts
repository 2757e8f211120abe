/** Powers of ten between which a step is set by hand, and how fine: a tenth of a decade. */
export const [LEAST, MOST, FINE] = [-15, 0, 0.1];

/** The power of ten nearest to a step that the slider can be set to. */
export function powerOf(step: number): number {
  const power = Math.round(Math.log10(step) / FINE) * FINE;
  return Math.max(LEAST, Math.min(MOST, Number(power.toFixed(1))));
}

/** Between these a number is written without a power of ten. */
const [SMALL, LARGE] = [1e-3, 1e3];

/** Two digits, as of a step or of an error: 3.2e-6. */
export function rough(x: number): string {
  if (x === 0 || (x >= SMALL && x < LARGE)) return String(Number(x.toPrecision(2)));
  return x.toExponential(1).replace(".0", "").replace("+", "");
}
