import type { AttrValue } from "../model/graph";
import { parseNumber } from "./number_steps";

/** What was typed for a setting, or why it does not fit, in words. */
export type TypedAttr =
  | { readonly value: AttrValue; readonly fault: null }
  | { readonly value: null; readonly fault: string };

/** What a kind of setting takes, and what leaving it empty means where that is allowed. */
interface Form {
  readonly wanted: string;
  readonly empty: string | null;
  readonly read: (text: string) => AttrValue | undefined;
}

const WHOLE = /^[+-]?\d{1,9}$/;

const FORMS: Readonly<Record<string, Form>> = {
  number: { wanted: "a number, such as 0.1", empty: null, read: numberIn },
  positive: {
    wanted: "a number above 0, such as 0.1",
    empty: null,
    read: (text) => {
      const number = numberIn(text);
      return typeof number === "number" && number > 0 ? number : undefined;
    },
  },
  whole: { wanted: "a whole number", empty: "none", read: wholeIn },
  axis: { wanted: "the number of an axis, counted from 0", empty: "all axes", read: wholeIn },
  axes: { wanted: "axis numbers, such as 1, 0", empty: "reversed", read: wholesIn },
  sizes: { wanted: "sizes, such as 2, 3; one may be -1", empty: null, read: wholesIn },
};

/** What a field of this kind says while it is empty. */
export function hintOf(kind: string): string {
  const form = FORMS[kind];
  return form?.empty ?? form?.wanted ?? "";
}

export function textOf(value: AttrValue): string {
  if (value === null) return "";
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** Reads a setting as its kind is written. */
export function readAttr(kind: string, text: string): TypedAttr {
  const form = FORMS[kind];
  if (!form) return { value: null, fault: `The page does not know how to write a ${kind}.` };
  const plain = text.trim().replace(/[−–]/g, "-");
  if (plain === "" && form.empty !== null) return { value: null, fault: null };
  const value = form.read(plain);
  if (value !== undefined) return { value, fault: null };
  const empty = form.empty === null ? "" : `, or nothing for ${form.empty}`;
  return { value: null, fault: `Type ${form.wanted}${empty}.` };
}

function numberIn(text: string): AttrValue | undefined {
  return parseNumber(text).value ?? undefined;
}

function wholeIn(text: string): AttrValue | undefined {
  return WHOLE.test(text) ? Number(text) : undefined;
}

function wholesIn(text: string): AttrValue | undefined {
  const parts = text
    .replace(/^[[(]|[\])]$/g, "")
    .split(/[\s,×]+/)
    .filter(Boolean);
  if (parts.length === 0 || !parts.every((part) => WHOLE.test(part))) return undefined;
  return parts.map(Number);
}
