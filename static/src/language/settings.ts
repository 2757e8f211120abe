import type { AttrValue, Op } from "../model/graph";
import type { Setting } from "./literals";
import { nearest } from "./nearest";
import { quoted } from "./unreadable";

/** No list that an op takes is longer. */
const LONGEST = 16;

const WANTED: Readonly<Record<string, string>> = {
  number: "a finite number",
  positive: "a finite number above 0",
  whole: "a whole number of at most nine digits, or None",
  axis: "an axis number, or None for all axes",
  axes: "a list of axis numbers, or None",
  sizes: "a list of whole numbers above 0, one of which may be -1",
  boolean: "True or False",
};

/** Why an op cannot be set so, in words; null where it can. */
export function settingFault(op: Op, name: string, setting: Setting): string | null {
  const attr = op.attrs.find((each) => each.name === name);
  if (!attr) {
    const names = op.attrs.map((each) => each.name);
    const near = nearest(name, names);
    const hint = near === null ? "" : `; did you mean '${near}'?`;
    const has = names.length > 0 ? `its settings are ${names.join(", ")}` : "it has no settings";
    return `${op.name} has no setting ${quoted(name)}; ${has}${hint}`;
  }
  if (fits(attr.kind, setting)) return null;
  return `the setting '${name}' of ${op.name} must be ${WANTED[attr.kind] ?? attr.kind}`;
}

function fits(kind: string, { value, isWhole }: Setting): boolean {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "positive":
      return typeof value === "number" && value > 0;
    case "whole":
      return value === null || (isWhole && isWithin(value, 1e9 - 1));
    case "axis":
      return value === null || (isWhole && isWithin(value, 16));
    case "axes":
      return value === null || (isList(value) && value.every((axis) => isWithin(axis, 16)));
    case "sizes":
      return isList(value) && value.every(isSize) && value.filter((n) => n === -1).length <= 1;
    default:
      return true;
  }
}

function isList(value: AttrValue): value is readonly number[] {
  return Array.isArray(value) && value.length <= LONGEST;
}

function isSize(n: number): boolean {
  return n === -1 || (n > 0 && isWithin(n, 1e9));
}

function isWithin(value: AttrValue, most: number): boolean {
  return typeof value === "number" && Math.abs(value) <= most;
}
