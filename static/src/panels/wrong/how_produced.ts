import { nodes } from "../../session";
import type { Told } from "../../timeline/findings";

/** Which op produced something, such as "by log at u". */
export function howProduced({ of, node, consumer }: Told): string {
  const at = of === "value" ? node : consumer;
  if (at === undefined) return `where contributions meet at ${node}`;
  const op = nodes.value.get(at)?.op ?? "";
  return op === "input" || op === "parameter" ? `by the input ${at}` : `by ${op} at ${at}`;
}
