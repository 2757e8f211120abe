import { settingFault } from "../../language/settings";
import type { AttrValue, Op } from "../../model/graph";

/** Why an op cannot be set so, in words; null where it can. The value may come from anywhere. */
export function attrFault(op: Op, name: string, value: unknown): string | null {
  if (!isAttrValue(value)) {
    return `${name} of ${op.name} is a number, true, false, none or a list of whole numbers`;
  }
  return settingFault(op, name, { value, isWhole: Number.isInteger(value) });
}

/** Whether a setting is as it is when nothing is said of it. */
export function isDefault(op: Op, name: string, value: AttrValue): boolean {
  const attr = op.attrs.find((each) => each.name === name);
  return JSON.stringify(attr?.default ?? null) === JSON.stringify(value);
}

function isAttrValue(value: unknown): value is AttrValue {
  if (value === null || typeof value === "boolean") return true;
  return Array.isArray(value) ? value.every(Number.isInteger) : Number.isFinite(value);
}
