import type { Part } from "./anatomy";
import { expressionOf } from "./expressions";
import type { Names } from "./naming";
import { numberEdit, type Replacement } from "./sameness";
import type { Task, Unit } from "./units";

/** The whole statement of a unit, written anew. */
export function statementText({ goal, ops }: Task, unit: Unit, names: Names): string {
  const nodes = unit.nodes.flatMap((id) => goal.nodes.get(id) ?? []);
  const name = names.ofNode(unit.means ?? "");
  if (nodes.length === 0) return name;
  const right = expressionOf(nodes, names.ofNode, ops).text;
  return unit.isBare ? right : `${name} = ${right}`;
}

/** What is replaced in a statement that stays: names that are others now, and numbers. */
export function keptEdits(task: Task, unit: Unit, names: Names): Replacement[] {
  const part = task.parts[unit.part ?? -1];
  if (!part) return [];
  const own = part.target ? (names.ofPart.get(unit.part ?? -1) ?? part.target.name) : null;
  const [before] = part.reads;
  const isAugmented = part.target !== null && before?.at.from === part.target.at.from;
  const reads = isAugmented ? part.reads.slice(1) : part.reads;
  const edits = reads.flatMap((mention) => renaming(mention.at, mention.name, readAs(mention)));
  if (part.target && own !== null) {
    edits.push(...renaming(part.target.at, part.target.name, own));
    if (before && isAugmented && readAs(before) !== own) {
      edits.push(...spelledOut(task.source, part, readAs(before)));
    }
  }
  return [...edits, ...numberEdits(task, part)];

  /** What a name of this statement is called now. */
  function readAs({ name, binds }: Part["reads"][number]): string {
    if (binds >= 0) return names.ofPart.get(binds) ?? name;
    return names.ofNode(task.identity.now(name));
  }
}

function renaming(at: Replacement | Part["at"], name: string, now: string): Replacement[] {
  return name === now ? [] : [{ from: at.from, to: at.to, insert: now }];
}

/** `c += right` as `d = c + right`, where what is read is not called as what is named. */
function spelledOut(source: string, { sign, at }: Part, before: string): Replacement[] {
  if (!sign) return [];
  const operator = source.slice(sign.from, sign.to - 1);
  const right = source.slice(sign.to, at.to);
  const start = sign.to + right.length - right.trimStart().length;
  const edits = [{ from: sign.from, to: sign.to, insert: `= ${before} ${operator}` }];
  if (/^[\w.]+$/.test(right.trim())) return edits;
  return [
    ...edits,
    { from: start, to: start, insert: "(" },
    { from: at.to, to: at.to, insert: ")" },
  ];
}

function numberEdits(
  { source, literals, old, goal, identity }: Task,
  part: Part,
): readonly Replacement[] {
  const isNamed = part.nodes.length === 1 && part.target !== null;
  return part.nodes.flatMap((id) => {
    const [was, now] = [old.nodes.get(id), goal.nodes.get(identity.now(id))];
    if (!was || !now) return [];
    return numberEdit(source, literals.get(id), was, now, isNamed) ?? [];
  });
}
