import { read } from "../language";
import { OPS } from "../language/corpus";
import { documentOf, type Document } from "../model/document";
import { isRefusal, type Edit, type Refusal, type Work } from "../model/edit";
import { slotsOf, type Sketch } from "../model/sketch";

/** What the tests begin with, and how they look at what comes of it. */

export function workOf(source: string, rest: Partial<Document> = {}): Work {
  const document = { ...documentOf(source), ...rest };
  return { document, sketch: read(source, document.values, OPS).sketch };
}

/** f = (a + b)(b + c). */
export const SEED_WORK = workOf("x = a + b\ny = b + c\nf = x * y", {
  values: { a: -1, b: 3, c: 4 },
});

/** The edit, which must not have been refused. */
export function made(answer: Edit | Refusal): Edit {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** The words of a refusal; an edit is none. */
export function refusedBy(answer: Edit | Refusal): string {
  if (!isRefusal(answer)) throw new Error(`not refused: ${answer.name}`);
  return answer.refused;
}

/** What is computed, in order, as in "x = add(a, _)". */
export function uses({ nodes }: Sketch): string[] {
  return nodes.flatMap((node) => {
    const slots = slotsOf(node).map((from) => from ?? "_");
    return slots.length === 0 ? [] : [`${node.id} = ${node.op}(${slots.join(", ")})`];
  });
}

/** The leaves, in order, as in "a = 2"; without a number, "a = _". */
export function leaves({ nodes }: Sketch): string[] {
  return nodes.flatMap((node) =>
    slotsOf(node).length > 0 ? [] : [`${node.id} = ${JSON.stringify(node.value ?? "_")}`],
  );
}
