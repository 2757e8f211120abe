import { isCount, isTensor, toFloat, type Num, type Quantity } from "./value";

/** From here on a count is shown by four of its digits. */
const SHORT_COUNT = 10_000_000n;
/** Counts of more digits cannot be taken in one by one. */
const LONGEST_COUNT = 24;
/** So many digits are enough to round by, and few enough for a float. */
const LEADING = 15;

/** Four significant digits, and never fewer than all digits of a whole number below a million. */
export function short(value: Quantity): string {
  if (isCount(value)) return value < SHORT_COUNT ? grouped(value) : shortCount(value);
  return isTensor(value) ? shapeText(value.shape) : shortNumber(toFloat(value));
}

/** Every digit, as it can be pasted elsewhere. */
export function exact(value: Quantity): string {
  if (isCount(value)) return String(value);
  if (!isTensor(value)) return String(toFloat(value));
  return nested(value.data, value.shape);
}

/** A whole number in groups of three digits; of a very long one, how large it is. */
export function grouped(count: bigint): string {
  const text = String(count);
  return text.length > LONGEST_COUNT ? shortCount(count) : count.toLocaleString("en");
}

export function shapeText(shape: readonly number[]): string {
  return `[${shape.join("×")}]`;
}

function shortNumber(x: number): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "-∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < 1e6) return String(x);
  const exponent = Number(x.toExponential(3).split("e")[1]);
  if (exponent < -4 || exponent > 5) return scientific(x);
  return String(Number(x.toFixed(Math.max(0, 3 - exponent))));
}

function scientific(x: number): string {
  const [mantissa = "", exponent = ""] = x.toExponential(3).split("e");
  return `${String(Number(mantissa))}e${exponent.replace("+", "")}`;
}

/** As `scientific`, of what may be too large for a float. */
function shortCount(count: bigint): string {
  const digits = String(count);
  const [mantissa = "", exponent = ""] = Number(digits.slice(0, LEADING))
    .toExponential(3)
    .split("e");
  const rest = Math.max(0, digits.length - LEADING);
  return `${String(Number(mantissa))}e${String(Number(exponent) + rest)}`;
}

function nested(data: readonly Num[], shape: readonly number[]): string {
  const [first, ...rest] = shape;
  if (first === undefined) return String(toFloat(data[0] ?? 0));
  const stride = data.length / first;
  const parts = Array.from({ length: first }, (_, i) =>
    nested(data.slice(i * stride, (i + 1) * stride), rest),
  );
  return `[${parts.join(", ")}]`;
}
