import type { AttrValue, Op } from "../model/graph";
import type { Stretch } from "../model/reading";
import { isLeafOp, isVariadic } from "./arity";
import type { Builder } from "./builder";
import { between, Cursor } from "./cursor";
import { numberOf, settingOf, tensorOf } from "./literals";
import { PROPERTIES, spelled } from "./names";
import type { Doubt, Leaf, Operand, Slot } from "./operand";
import { settingFault } from "./settings";
import type { Token } from "./tokens";
import { Unreadable } from "./unreadable";

export const POWER: ReadonlyMap<string, number> = new Map([
  ["+", 10],
  ["-", 10],
  ["*", 20],
  ["/", 20],
  ["@", 20],
  ["**", 40],
]);
/** Looser than **, tighter than the rest: -x**2 is -(x**2), 2**-1 is fine. */
export const UNARY = 30;
export const DEEPEST = 200;

/**
 * Reads one expression by precedence (Pratt, 1973); the nodes that it needs are made by the
 * builder as soon as they are known.
 */
export class Grammar {
  private readonly cursor: Cursor;
  private readonly builder: Builder;
  private depth = 0;

  constructor(tokens: readonly Token[], at: number, builder: Builder) {
    this.cursor = new Cursor(tokens, at);
    this.builder = builder;
  }

  /** The expression up to the end of the statement. */
  whole(): Operand {
    const operand = this.expression(0);
    const { token } = this.cursor;
    if (token.text === ",") {
      const message = "a line has one name and one value; a tensor is written [1, 2]";
      throw new Unreadable(message, token);
    }
    if (token.kind !== "end") throw this.cursor.misfit("an operator or the end of the line");
    return operand;
  }

  /** An operand and the operators after it that bind at least as tightly as `least`. */
  private expression(least: number): Operand {
    const { cursor, builder } = this;
    this.depth += 1;
    if (this.depth > DEEPEST) {
      const message = `this is nested more than ${DEEPEST} deep; name parts of it on other lines`;
      throw new Unreadable(message, cursor.token);
    }
    let left = this.operand();
    for (let power = this.power(); power >= least; power = this.power()) {
      const operator = cursor.take().text;
      const first = builder.emit(left);
      const right = this.expression(operator === "**" ? UNARY : power + 1);
      const inputs = [first, builder.emit(right)];
      const op = builder.infix.get(operator) ?? operator;
      left = { is: "use", op, inputs, attrs: {}, at: between(left.at, right.at), doubts: [] };
    }
    this.depth -= 1;
    return left;
  }

  private power(): number {
    return POWER.get(this.cursor.token.text) ?? -1;
  }

  /** A literal, name, call or bracket with its methods, or a sign and what it applies to. */
  private operand(): Operand {
    const { cursor } = this;
    if (cursor.isAt("-", "+")) {
      const sign = cursor.take();
      const inner = this.expression(UNARY);
      return sign.text === "-" ? this.builder.negated(inner, between(sign, inner.at)) : inner;
    }
    let operand = this.primary();
    while (cursor.isAt(".")) operand = this.member(operand);
    return operand;
  }

  private primary(): Operand {
    const { cursor } = this;
    const { token } = cursor;
    if (token.kind === "number") return literal(numberOf(cursor.take()), between(token, token));
    if (token.kind === "name") {
      const name = spelled(cursor.take());
      if (cursor.isAt("(")) return this.call(token, name, null);
      return this.builder.read(name, between(token, token));
    }
    if (token.text === "(") {
      cursor.take();
      const inner = this.expression(0);
      return { ...inner, at: this.closed(token) };
    }
    if (token.text === "[") {
      const tensor = tensorOf(cursor);
      return literal(tensor, between(token, cursor.previous));
    }
    if (!cursor.isOpen()) throw cursor.noValue();
    return { is: "hole", kind: "open", at: { from: token.from, to: token.from }, message: null };
  }

  /** What `.name(...)` or `.T` makes of the receiver. */
  private member(receiver: Operand): Operand {
    const { cursor, builder } = this;
    const dot = cursor.take();
    if (cursor.token.kind !== "name") {
      throw new Unreadable("expected a method after '.', as in x.relu() or x.T", dot);
    }
    const token = cursor.take();
    const name = spelled(token);
    const isCalled = cursor.isAt("(");
    const property = PROPERTIES.get(name);
    if (isCalled && property === undefined) return this.call(token, name, receiver);
    if (isCalled) throw new Unreadable(`write .${name}, without brackets`, token);
    const at = between(receiver.at, token);
    if (property !== undefined) {
      return {
        is: "use",
        op: property,
        inputs: [builder.emit(receiver)],
        attrs: {},
        at,
        doubts: [],
      };
    }
    const library = builder.library(receiver);
    if (library === null) {
      throw new Unreadable(`a method needs brackets: write .${name}()`, token);
    }
    // torch.nn.functional is torch.
    if (cursor.isAt(".")) return { ...receiver, at };
    const message = `nothing is taken from ${library}; write ${name} = ... on a line of its own`;
    throw new Unreadable(message, at);
  }

  /** The call of `name`, from its '(' on; a receiver is its first input. */
  private call(token: Token, name: string, receiver: Operand | null): Operand {
    const { cursor, builder } = this;
    const library = builder.library(receiver);
    const op = builder.opOf(name);
    const unknown = op ? "" : builder.unknown(name, receiver !== null);
    const opener = cursor.take();
    const inputs: Slot[] = receiver ? [builder.emit(receiver)] : [];
    const settings = new Map<string, AttrValue>();
    const operands: Operand[] = [];
    const doubts: Doubt[] = [];
    while (!cursor.isAt(")")) {
      if (cursor.token.kind === "name" && cursor.following.text === "=") {
        doubts.push(...this.setting(op, settings));
      } else if (settings.size > 0) {
        throw new Unreadable("inputs come before settings", cursor.token);
      } else {
        const operand = this.expression(0);
        operands.push(operand);
        if (!op || !isLeafOp(op)) inputs.push(builder.emit(operand));
      }
      if (!cursor.isAt(",")) break;
      cursor.take();
    }
    const at = between(receiver?.at ?? token, this.closed(opener));
    const attrs = Object.fromEntries(settings);
    if (op && isLeafOp(op)) return this.leaf(op, inputs, operands, at);
    const isMisfit = !op || (!isVariadic(op) && inputs.length !== op.inputs.length);
    if (library !== null && operands.length > 0 && isMisfit) {
      const message = `write ${name}(...), without ${library}.`;
      doubts.push({ kind: "text", slot: null, at, message });
      builder.strays.add(library);
      inputs.shift();
    }
    if (op) return builder.call(op, inputs, attrs, at, doubts);
    doubts.push({ kind: "unknown", slot: null, at: between(token, token), message: unknown });
    return { is: "use", op: name, inputs, attrs, at, doubts };
  }

  /** One `name=setting` of a call, added to `settings`; answers what is wrong with it. */
  private setting(op: Op | null, settings: Map<string, AttrValue>): Doubt[] {
    const { cursor } = this;
    const token = cursor.take();
    const name = spelled(token);
    cursor.take();
    const setting = settingOf(cursor);
    const at = between(token, cursor.previous);
    const twice = settings.has(name) ? `the setting '${name}' is given twice` : null;
    const message = twice ?? (op && settingFault(op, name, setting));
    settings.set(name, setting.value);
    return message === null ? [] : [{ kind: "attr", slot: null, at, message }];
  }

  /** `parameter(2)`: a leaf of the kind that is called. */
  private leaf(op: Op, inputs: readonly Slot[], operands: readonly Operand[], at: Stretch): Leaf {
    const [operand] = operands;
    const kind = op.name;
    const alone = operands.length <= 1 && inputs.length === 0;
    if (alone && operand?.is === "leaf" && operand.kind === null) {
      return { is: "leaf", value: operand.value, kind, at, written: operand.written, doubts: [] };
    }
    const end = { from: at.to - 1, to: at.to - 1 };
    const written = operand ? between(operand.at, end) : end;
    if (alone && (!operand || operand.is === "hole")) {
      const message = `there is no number here yet; write one, as in ${kind}(2)`;
      const doubt: Doubt = { kind: "missing", slot: null, at, message };
      return { is: "leaf", value: null, kind, at, written, doubts: [doubt] };
    }
    for (const each of operands) if (each.is === "ref") this.builder.strays.add(each.id);
    const message = `${kind} takes one number or tensor literal, as in ${kind}(2)`;
    const doubt: Doubt = { kind: "text", slot: null, at, message };
    return { is: "leaf", value: null, kind, at, written, doubts: [doubt] };
  }

  /** Where a bracket stands that must be closed here. */
  private closed(opener: Token): Stretch {
    const { cursor } = this;
    if (!cursor.isAt(")")) throw cursor.misfit("an operator or the ')' that is missing");
    return between(opener, cursor.take());
  }
}

function literal(value: Leaf["value"], at: Stretch): Leaf {
  return { is: "leaf", value, kind: null, at, written: at, doubts: [] };
}
