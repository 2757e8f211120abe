import { isTensor, toFloat, type Num, type Value } from "./value";

/** Four significant digits, and never fewer than all digits of a whole number below a million. */
export function short(value: Value): string {
  return isTensor(value) ? shapeText(value.shape) : shortNumber(toFloat(value));
}

/** Every digit, as it can be pasted elsewhere. */
export function exact(value: Value): string {
  if (!isTensor(value)) return String(toFloat(value));
  return nested(value.data, value.shape);
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

function nested(data: readonly Num[], shape: readonly number[]): string {
  const [first, ...rest] = shape;
  if (first === undefined) return String(toFloat(data[0] ?? 0));
  const stride = data.length / first;
  const parts = Array.from({ length: first }, (_, i) =>
    nested(data.slice(i * stride, (i + 1) * stride), rest),
  );
  return `[${parts.join(", ")}]`;
}
