import type { AttrValue, Op, Ops } from "../model/graph";
import type { Fault, Stretch } from "../model/reading";
import type { SketchNode } from "../model/sketch";
import { isTensor, toFloat, type Num, type Value } from "../model/value";
import { arityFault, isLeafOp, isVariadic, leastInputs, openFault } from "./arity";
import { ALIASES, HOLE, LIBRARIES, OF_TWO, WORDS } from "./names";
import { nearest } from "./nearest";
import type { Doubt, Hole, Leaf, Operand, Ref, Slot, Use } from "./operand";
import type { Scope } from "./scope";
import { quoted, Unreadable } from "./unreadable";

/** What a statement has made so far, so that it can be taken back. */
interface Mark {
  readonly nodes: number;
  readonly faults: number;
}

/** Collects nodes and faults while a text is read from top to bottom. */
export class Builder {
  readonly nodes: SketchNode[] = [];
  readonly spans = new Map<string, Stretch>();
  readonly literals = new Map<string, Stretch>();
  readonly faults: Fault[] = [];
  /** Inputs that are rather the names of libraries. */
  readonly strays = new Set<string>();
  /** Inputs that the text leaves open. */
  readonly opened = new Set<string>();
  /** The op that each operator writes. */
  readonly infix: ReadonlyMap<string, string>;
  readonly scope: Scope;
  private readonly ops: Ops;
  private readonly given: ReadonlyMap<string, Value>;
  private readonly taken: ReadonlySet<string>;
  private readonly made = { t: 0, k: 0 };

  /** `taken` are the names that stand in the text, which no made-up name may be. */
  constructor(
    ops: Ops,
    values: Readonly<Record<string, Value>>,
    scope: Scope,
    taken: ReadonlySet<string>,
  ) {
    this.ops = ops;
    this.infix = new Map([...ops.values()].map(({ infix, name }) => [infix ?? name, name]));
    this.given = new Map(
      Object.entries(values).map(([name, value]) => [name.normalize("NFKC"), value]),
    );
    this.scope = scope;
    this.taken = taken;
  }

  /** The node that `name` means here; a name that is never assigned is an input. */
  read(name: string, at: Stretch): Ref | Hole {
    const meaning = this.scope.meaning(name);
    if (meaning && "id" in meaning) return { is: "ref", id: meaning.id, at };
    if (meaning) {
      const message = `line ${meaning.unreadOn} cannot be read yet; mend it, and '${name}' is there`;
      return { is: "hole", kind: "open", at, message };
    }
    if (name === HOLE) return { is: "hole", kind: "open", at, message: null };
    if (this.scope.assigns(name)) return { is: "ref", id: this.scope.forward(name, at), at };
    const message = this.noValue(name);
    if (message !== null) return { is: "hole", kind: "text", at, message };
    this.scope.open(name);
    this.opened.add(name);
    this.add({ id: name, op: "input", value: this.given.get(name) ?? 1 }, at);
    return { is: "ref", id: name, at };
  }

  /** Why a word that may be a name stands for no value. */
  private noValue(name: string): string | null {
    if (WORDS.has(name)) return `${name} is a setting of an op, not a value`;
    const op = this.opOf(name);
    if (!op) return null;
    const call = `${name}(${isLeafOp(op) ? "2" : op.inputs.join(", ")})`;
    return `'${name}' is an op, not a value; call it, as in ${call}`;
  }

  /** The node that `operand` is, created now if it has no name of its own. */
  emit(operand: Operand): Slot {
    if (operand.is === "ref") return operand.id;
    if (operand.is === "hole") return operand;
    const id = this.freeId(operand.is === "leaf" ? "k" : "t");
    this.create(id, operand, "constant", operand.at);
    return id;
  }

  private freeId(letter: "t" | "k"): string {
    for (;;) {
      this.made[letter] += 1;
      const id = `${letter}${this.made[letter]}`;
      if (!this.taken.has(id)) return id;
    }
  }

  /** Let `name` mean `operand` from here on. */
  assign(name: string, operand: Operand, at: Stretch): void {
    if (operand.is === "ref") {
      this.scope.assign(name, operand.id);
      return;
    }
    const id = this.scope.nextId(name);
    this.create(id, operand.is === "hole" ? missing(operand) : operand, "input", at);
    this.scope.assign(name, id);
  }

  /** `name`, or `name1`, `name2`, ... when the text itself uses that. */
  freeName(name: string): string {
    let free = name;
    for (let n = 1; this.taken.has(free); n += 1) free = `${name}${n}`;
    return free;
  }

  /** The library that `operand` is by its name, unless the text or a value says otherwise. */
  library(operand: Operand | null): string | null {
    if (operand?.is !== "ref" || !LIBRARIES.has(operand.id)) return null;
    return this.scope.assigns(operand.id) || this.given.has(operand.id) ? null : operand.id;
  }

  /** Minus `operand`; a plain literal simply changes its sign. */
  negated(operand: Operand, at: Stretch): Leaf | Use {
    if (operand.is === "leaf" && operand.kind === null && operand.value !== null) {
      return { ...operand, value: minus(operand.value), at, written: at };
    }
    return { is: "use", op: "neg", inputs: [this.emit(operand)], attrs: {}, at, doubts: [] };
  }

  opOf(name: string): Op | null {
    return this.ops.get(ALIASES.get(name) ?? name) ?? null;
  }

  /** What to say about a call of `name`, which is no op. */
  unknown(name: string, isMethod: boolean): string {
    if (this.scope.meaning(name) || this.scope.assigns(name)) {
      return `'${name}' is a value and cannot be called; write ${name}*(...) for a product`;
    }
    const near = nearest(name, [...this.ops.keys(), ...ALIASES.keys()]);
    const product = isMethod
      ? "a method is an op, as in x.relu()"
      : `write ${name}*(...) for a product`;
    const hint = near === null ? product : `did you mean '${near}'?`;
    return `unknown ${isMethod ? "method" : "function"} ${quoted(name)}; ${hint}`;
  }

  /** A use of `op`, its open slots filled up, with a doubt where it gets too many inputs. */
  call(
    called: Op,
    inputs: readonly Slot[],
    attrs: Readonly<Record<string, AttrValue>>,
    at: Stretch,
    doubts: readonly Doubt[],
  ): Use {
    const isOfTwo = inputs.length === 2 && Object.keys(attrs).length === 0;
    const op = (isOfTwo ? this.ops.get(OF_TWO.get(called.name) ?? "") : null) ?? called;
    const open: Hole = { is: "hole", kind: "open", at, message: null };
    const lacking = Math.max(leastInputs(op) - inputs.length, 0);
    const filled = [...inputs, ...Array.from({ length: lacking }, () => open)];
    const message = isVariadic(op) ? null : arityFault(op, inputs.length);
    const more: Doubt[] = message === null ? [] : [{ kind: "arity", slot: null, at, message }];
    return { is: "use", op: op.name, inputs: filled, attrs, at, doubts: [...doubts, ...more] };
  }

  /** Throws where `name` may not be assigned. */
  demandName(name: string, at: Stretch): void {
    if (name === HOLE) {
      throw new Unreadable("_ keeps a place that is open; give this another name", at);
    }
    if (WORDS.has(name)) throw new Unreadable(`${name} cannot be assigned; use another name`, at);
    if (this.opOf(name)) {
      const message = `'${name}' is the name of an op; pick another name, such as ${name}_1`;
      throw new Unreadable(message, at);
    }
  }

  mark(): Mark {
    return { nodes: this.nodes.length, faults: this.faults.length };
  }

  /** Take back what was made since `mark`. */
  back(mark: Mark): void {
    for (const { id } of this.nodes.splice(mark.nodes)) {
      this.spans.delete(id);
      this.literals.delete(id);
      if (this.opened.delete(id)) this.scope.forget(id);
    }
    this.faults.splice(mark.faults);
  }

  complain(message: string, at: Stretch, node: string | null): void {
    this.faults.push({ kind: "text", node, slot: null, at, message });
  }

  private create(id: string, operand: Leaf | Use, kind: string, at: Stretch): void {
    for (const doubt of operand.doubts) this.faults.push({ ...doubt, node: id });
    if (operand.is === "leaf") {
      this.add({ id, op: operand.kind ?? kind, value: operand.value }, at);
      this.literals.set(id, operand.written);
      return;
    }
    const { op, attrs } = operand;
    const inputs = operand.inputs.map((input) => (typeof input === "string" ? input : null));
    const node = { id, op, inputs };
    this.add(Object.keys(attrs).length > 0 ? { ...node, attrs } : node, at);
    operand.inputs.forEach((input, slot) => {
      if (typeof input === "string") return;
      const message = input.message ?? openFault(node, slot, this.ops.get(op));
      this.faults.push({ kind: input.kind, node: id, slot, at: input.at, message });
    });
  }

  private add(node: SketchNode, at: Stretch): void {
    this.nodes.push(node);
    this.spans.set(node.id, at);
  }
}

/** The leaf that `a = _` writes. */
function missing({ at, kind, message }: Hole): Leaf {
  const words = message ?? "there is no number here yet; write one, as in a = 2";
  const doubt: Doubt = {
    kind: kind === "open" ? "missing" : kind,
    slot: null,
    at,
    message: words,
  };
  return { is: "leaf", value: null, kind: null, at, written: at, doubts: [doubt] };
}

function minus(value: Value): Value {
  if (!isTensor(value)) return -toFloat(value);
  return { shape: value.shape, data: value.data.map((num: Num) => -toFloat(num)) };
}
