import type { Ops } from "../model/graph";
import type { Reading, Statement, Stretch } from "../model/reading";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import type { Value } from "../model/value";
import { settled } from "./ahead";
import { Builder } from "./builder";
import { between } from "./cursor";
import { Grammar } from "./grammar";
import { spelled, spelling } from "./names";
import type { Operand } from "./operand";
import { Scope } from "./scope";
import { clauses, type Clause } from "./statements";
import { tokenize, type Token } from "./tokens";
import { Unreadable } from "./unreadable";

/** Leaf ops that stand first: what is given comes before what is computed. */
const GIVEN: ReadonlySet<string> = new Set(["input", "parameter"]);

/**
 * Everything that a text says, and what of it cannot be read. For a text that the server reads, the
 * sketch is its graph. Names that are never assigned are inputs, with their value from `values`,
 * else 1.
 */
export function read(source: string, values: Readonly<Record<string, Value>>, ops: Ops): Reading {
  const words = tokenize(source).filter(({ kind }) => kind !== "comment");
  const found = clauses(words, source.length);
  const builder = new Builder(ops, values, new Scope(targetsOf(found)), namesOf(words));
  const means: (string | null)[] = [];
  const statements = found.map((clause, i) => {
    const said = readClause(clause, builder, i === found.length - 1);
    means.push(said.means);
    return said.statement;
  });
  const { nodes, faults } = settled(builder.nodes, builder.scope, builder.spans);
  const output = means.findLast((id) => id !== null && builder.scope.resolved(id) !== null) ?? null;
  return {
    source,
    sketch: sketchOf(nodes, output === null ? null : builder.scope.resolved(output), builder),
    statements,
    faults: [...builder.faults, ...faults].sort((one, other) => one.at.from - other.at.from),
    spans: builder.spans,
    literals: builder.literals,
  };
}

function* targetsOf(found: readonly Clause[]): Generator<{ name: string; line: number }> {
  for (const { target } of found) {
    const name = target && spelling(target.text);
    if (target && name !== null) yield { name, line: target.line };
  }
}

function namesOf(words: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const { kind, text } of words) {
    const name = kind === "name" ? spelling(text) : null;
    if (name !== null) names.add(name);
  }
  return names;
}

interface Said {
  readonly statement: Statement;
  /** The id of the node that the statement is about. */
  readonly means: string | null;
}

/** Read one statement into the builder; what cannot be read of it leaves nothing behind. */
function readClause(clause: Clause, builder: Builder, isLast: boolean): Said {
  const [first, end] = [clause.tokens[0], clause.tokens.at(-1)];
  const at = { from: first?.from ?? 0, to: end?.to ?? 0 };
  const mark = builder.mark();
  const { target } = clause;
  try {
    if (clause.problem) throw new Unreadable(clause.problem.message, clause.problem.at);
    const name = target && spelled(target);
    const means =
      target && name !== null
        ? assignment(clause, target, name, builder)
        : bare(clause, builder, isLast);
    const made = builder.nodes.slice(mark.nodes).map(({ id }) => id);
    const nodes = made.filter((id) => !builder.opened.has(id));
    return { statement: { at, target: name, nodes }, means };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    builder.back(mark);
    builder.complain(error.message, error.at, null);
    const name = target && spelling(target.text);
    if (target && name !== null) builder.scope.skip(name, target.line);
    return { statement: { at, target: null, nodes: [] }, means: null };
  }
}

function assignment(
  { tokens }: Clause,
  target: Token,
  name: string,
  builder: Builder,
): string | null {
  const here = between(target, target);
  builder.demandName(name, here);
  const sign = tokens[1]?.text.slice(0, -1) ?? "";
  const before = sign === "" ? null : builder.emit(builder.read(name, here));
  const right = new Grammar(tokens, 2, builder).whole();
  const at = between(here, right.at);
  builder.assign(name, before === null ? right : augmented(before, sign, right, at, builder), at);
  return idOf(name, builder);
}

/** What `c += right` makes of c. */
function augmented(
  before: ReturnType<Builder["emit"]>,
  sign: string,
  right: Operand,
  at: Stretch,
  builder: Builder,
): Operand {
  const op = builder.infix.get(sign) ?? sign;
  return { is: "use", op, inputs: [before, builder.emit(right)], attrs: {}, at, doubts: [] };
}

/** A statement without a name: the output, if it is the last one. */
function bare({ tokens }: Clause, builder: Builder, isLast: boolean): string | null {
  const operand = new Grammar(tokens, 0, builder).whole();
  if (operand.is === "hole") {
    const message = operand.message ?? "nothing is connected here yet; write a name or a number";
    throw new Unreadable(message, operand.at);
  }
  if (isLast) {
    const name = builder.freeName("out");
    builder.assign(name, operand, operand.at);
    return idOf(name, builder);
  }
  const id = builder.emit(operand);
  const means = typeof id === "string" ? id : null;
  const message = "this value is not used; name it, as in y = ..., or make it the last line";
  builder.complain(message, operand.at, means);
  return means;
}

function idOf(name: string, builder: Builder): string | null {
  const meaning = builder.scope.meaning(name);
  return meaning && "id" in meaning ? meaning.id : null;
}

function sketchOf(nodes: readonly SketchNode[], output: string | null, builder: Builder): Sketch {
  const used = new Set(builder.strays.size > 0 ? nodes.flatMap(slotsOf) : []);
  const isStray = ({ id }: SketchNode): boolean => builder.strays.has(id) && !used.has(id);
  const kept = builder.strays.size > 0 ? nodes.filter((node) => !isStray(node)) : nodes;
  const given = kept.filter(({ op }) => GIVEN.has(op));
  return { nodes: [...given, ...kept.filter(({ op }) => !GIVEN.has(op))], output };
}
