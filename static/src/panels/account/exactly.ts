import { exact } from "../../model/format";
import type { Quantity } from "../../model/value";

/** So much of a number is told on hover, which is more than any scalar has. */
const MOST = 400;

/** Every digit, of a tensor as many as can be read. */
export function exactly(value: Quantity): string {
  return exact(value).slice(0, MOST);
}
