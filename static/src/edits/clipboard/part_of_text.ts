import type { FaultKind, Reading } from "../../model/reading";
import type { SketchNode } from "../../model/sketch";
import { Unfit, type Part } from "./form";

/** What is pasted has to be read whole; ports may be open, and numbers missing. */
const OPEN: ReadonlySet<FaultKind> = new Set(["open", "missing"]);

/**
 * The part of a graph that an expression writes. Names that it only reads are those of the nodes
 * here, where there are such: they are not made again. Throws Unfit.
 */
export function partOfText(reading: Reading, here: ReadonlySet<string>): Part {
  const { sketch, faults, literals } = reading;
  const fault = faults.find(({ kind }) => !OPEN.has(kind));
  if (fault) throw new Unfit(fault.message);
  const isRead = ({ id, op, value }: SketchNode): boolean =>
    op === "input" && value !== null && !literals.has(id) && here.has(id);
  const nodes = sketch.nodes.filter((node) => !isRead(node));
  if (nodes.length === 0) throw new Unfit("there is nothing in it that is not here already");
  const kept = new Set(nodes.map(({ id }) => id));
  const output = sketch.output !== null && kept.has(sketch.output) ? sketch.output : null;
  return { nodes, output, places: {}, groups: {}, notes: [] };
}
