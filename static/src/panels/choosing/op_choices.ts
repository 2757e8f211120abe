import { readValue } from "../../fields/value_text";
import type { Op } from "../../model/graph";
import { addOp, nodes, ops, recentOps, wire, type Overlay } from "../../session";
import type { Choice, Section } from "./choice";
import { lineOf, opsFound, recentFirst } from "./op_search";
import { portsOf } from "./ports";

export type Asked = Extract<Overlay, { readonly kind: "ops" }>;

/** What may stand where it is asked for: ops, a number that was typed, a node by its name. */
export function opSections(asked: Asked, typed: string): readonly Section[] {
  const known = [...ops.value.values()].filter((op) => fits(op, asked));
  const typedName = typed.trim();
  if (typedName === "") {
    const used = recentFirst(known, recentOps.value).slice(0, recentOps.value.length);
    const recent = used.filter(({ name }) => recentOps.value.includes(name));
    const others = known.filter((op) => !recent.includes(op));
    return [section("Recent", recent, asked), section("Ops", others, asked)].filter(isFilled);
  }
  const found = opsFound(known, typedName, recentOps.value);
  return [
    { title: "", choices: [...numberChoices(asked, typedName), ...nodeChoices(asked, typedName)] },
    section("", found, asked),
  ].filter(isFilled);
}

/** An edge, and a wire that comes from somewhere, lead into an input. */
function fits(op: Op, { edge, wire: end }: Asked): boolean {
  const leadsIn = edge !== undefined || (end !== undefined && "from" in end);
  return !leadsIn || op.inputs.length > 0;
}

function section(title: string, list: readonly Op[], asked: Asked): Section {
  return { title, choices: list.map((op) => opChoice(op, asked)) };
}

function isFilled({ choices }: Section): boolean {
  return choices.length > 0;
}

function opChoice(op: Op, asked: Asked): Choice {
  return {
    key: `op-${op.name}`,
    name: op.name,
    symbol: op.symbol,
    place: op.family,
    about: lineOf(op),
    run: () => addOp(op.name, asked)?.refused ?? null,
  };
}

/** A number that is typed where a value is wanted makes an input that holds it. */
function numberChoices(asked: Asked, typed: string): readonly Choice[] {
  const { edge, wire: end, instead } = asked;
  if (edge !== undefined || instead !== undefined || (end && "from" in end)) return [];
  const read = readValue(typed);
  if (read.fault !== null) return [];
  return [
    {
      key: "number",
      name: `input with value ${typed}`,
      symbol: "x",
      about: "A number or tensor that you can change.",
      run: () => addOp("input", { ...asked, value: read.value })?.refused ?? null,
    },
  ];
}

/** A node that is there already can take the other end of a wire. */
function nodeChoices({ wire: end }: Asked, typed: string): readonly Choice[] {
  const node = nodes.value.get(typed);
  if (!end || !node) return [];
  if ("to" in end) {
    return [wireChoice(`connect ${typed}`, `${end.to} reads ${typed}.`, typed, end.to, end.slot)];
  }
  return portsOf(node).map(({ slot, name, held }) =>
    wireChoice(
      `connect to ${typed}: ${name}`,
      held === null ? "Nothing is connected there yet." : `It takes the place of ${held}.`,
      end.from,
      typed,
      slot,
    ),
  );
}

function wireChoice(name: string, about: string, from: string, to: string, slot: number): Choice {
  return {
    key: `wire-${to}-${slot}`,
    name,
    about,
    run: () => wire(from, to, slot)?.refused ?? null,
  };
}
