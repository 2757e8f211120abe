import { grouped, short } from "../../model/format";
import { isCount, isTensor, toFloat } from "../../model/value";
import type { Quantity, Tensor, Value } from "../../model/value";
import { cardParts, PAD, type CardLook, type CardParts } from "./card_parts";
import { paintSigns, sameSigns, UNSIGNED, type CardSigns } from "./card_signs";
import { isHandle, isLeaf } from "./kind";
import { sumText } from "../edges/product";
import { setText, svg } from "../svg";
import { FONTS, textWidth } from "../text_width";
import { hiddenDigits, nodeName, nodeTooltip } from "../words";
import type { DerivativeName } from "../../model/link";

export interface CardNumbers {
  readonly value: Value | null;
  readonly derivative: Quantity | null;
  readonly derivativeName: DerivativeName;
  /** The amounts that the derivative came in. */
  readonly parts: readonly Quantity[];
  /** What the value was before a person began to change it. */
  readonly ghost: Value | null;
}

export interface CardState {
  /** The step at hand is at this node, in the colour of its sweep. */
  readonly now: "blue" | "red" | null;
  readonly selected: boolean;
}

export interface NodeCard {
  readonly element: SVGGElement;
  /** The numbers painted last. */
  readonly numbers: CardNumbers;
  readonly look: CardLook;
  /** Take on a look; the element, and so the focus, stays. */
  dress(look: CardLook): void;
  paint(numbers: CardNumbers, state: CardState, signs?: CardSigns): void;
}

/** Before anything is computed. */
export const BLANK: CardNumbers = {
  value: null,
  derivative: null,
  derivativeName: "gradient",
  parts: [],
  ghost: null,
};
const QUIET: CardState = { now: null, selected: false };
/** Least size of a card's numbers, px; what still has no room is shortened. */
const SMALLEST = 10.5;
const BETWEEN = 12;
/** Longer vectors are shown by their shape. */
const LISTED = 4;

/** One node as a card; it touches the page only where what it shows has changed. */
export function nodeCard(first: CardLook): NodeCard {
  const element = svg("g", { "data-node": first.node.id, role: "button", tabindex: -1 });
  let look = first;
  let parts = cardParts(look);
  let numbers = BLANK;
  let state = QUIET;
  let signs = UNSIGNED;

  const dress = (next: CardLook): void => {
    if (element.firstChild && sameLook(look, next)) return;
    look = next;
    parts = cardParts(next);
    const { node, style, isOutput } = next;
    element.replaceChildren(...parts.all);
    const kind = isLeaf(node) ? "leaf" : "op";
    const output = isOutput ? "output" : "";
    const handle = isHandle(node) ? "handled" : "";
    element.setAttribute("class", `node ${kind} ${node.op} ${style} ${output} ${handle}`);
    element.classList.toggle("faulty", next.faults.length > 0);
    if (next.faults.length > 0) element.setAttribute("data-fault", next.faults.join("\n"));
    else element.removeAttribute("data-fault");
    numbers = BLANK;
    state = QUIET;
    signs = UNSIGNED;
    tell();
  };
  const tell = (): void => {
    write(parts, look, numbers);
    const { name, tip } = paintSigns(element, parts, look, numbers, signs);
    const own = nodeName(look.node, look.ops, numbers, look.faults);
    element.setAttribute("aria-label", [own, ...name].join(", "));
    setText(parts.title, [nodeTooltip(look.node, look.ops, numbers), ...tip].join("\n"));
  };
  dress(first);

  return {
    element,
    dress,
    get numbers() {
      return numbers;
    },
    get look() {
      return look;
    },
    paint: (next, shown, said = UNSIGNED) => {
      if (!sameNumbers(numbers, next) || !sameSigns(signs, said)) {
        [numbers, signs] = [next, said];
        tell();
        const { value, derivative } = next;
        element.classList.toggle("computed", value !== null);
        element.classList.toggle("reached", derivative !== null);
      }
      if (state.now !== shown.now || state.selected !== shown.selected) {
        state = shown;
        element.classList.toggle("now", shown.now !== null);
        element.classList.toggle("backward", shown.now === "red");
        element.classList.toggle("selected", shown.selected);
      }
    },
  };
}

function write(parts: CardParts, look: CardLook, numbers: CardNumbers): void {
  const { value, derivative, ghost } = numbers;
  const fit = fitted(numbers, look.size.width - PAD.left - PAD.right);
  setText(parts.value, fit.value);
  setText(parts.grad, fit.grad);
  setText(parts.sum, fit.sum);
  parts.numbers.style.fontSize = fit.scale < 1 ? `${fit.scale * FONTS.number.size}px` : "";
  setText(parts.ghost, ghost === null ? "" : short(ghost));
  setText(parts.digits, hiddenDigits(value, derivative));
  parts.valueHeat.paint(value);
  parts.gradHeat.paint(derivative);
}

interface Fit {
  readonly value: string;
  readonly sum: string;
  readonly grad: string;
  readonly scale: number;
}

/** The fullest texts that share the room, at the size they need. */
export function fitted({ value, derivative, parts }: CardNumbers, room: number): Fit {
  const values = value === null ? [""] : textsOf(value);
  const grads = derivative === null ? [""] : textsOf(derivative);
  const sums = parts.length > 1 ? [sumText(parts), "Σ ", ""] : [""];
  // A sum is worth more than a vector's numbers, and all digits of a count more than a sum.
  const derivatives =
    derivative !== null && isCount(derivative)
      ? grads.flatMap((grad) => sums.map((sum) => ({ sum, grad })))
      : sums.flatMap((sum) => grads.map((grad) => ({ sum, grad })));
  let last: Fit = { value: "", sum: "", grad: "", scale: 1 };
  for (const { sum, grad } of derivatives) {
    for (const text of values) {
      const widths = [text, sum, grad].map((each) => textWidth(each, "number"));
      const needed = widths.reduce((a, b) => a + b) + (text && grad ? BETWEEN : 0);
      last = { value: text, sum, grad, scale: Math.min(1, room / Math.max(needed, 1)) };
      if (last.scale * FONTS.number.size >= SMALLEST) return last;
    }
  }
  return last;
}

/** The texts that may stand for a value, fullest first: all digits of a count, a tiny vector's numbers. */
function textsOf(value: Quantity): string[] {
  if (isCount(value)) return [grouped(value), short(value)];
  if (!isTensor(value) || !isListed(value)) return [short(value)];
  return [`[${value.data.map((num) => threeDigits(toFloat(num))).join(", ")}]`, short(value)];
}

function isListed({ shape, data }: Tensor): boolean {
  return shape.length === 1 && data.length > 0 && data.length <= LISTED;
}

function threeDigits(x: number): string {
  return Number.isFinite(x) ? short(Number(x.toPrecision(3))) : String(x);
}

function sameNumbers(a: CardNumbers, b: CardNumbers): boolean {
  return (
    a.value === b.value &&
    a.derivative === b.derivative &&
    a.derivativeName === b.derivativeName &&
    a.ghost === b.ghost &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, i) => part === b.parts[i])
  );
}

function sameLook(a: CardLook, b: CardLook): boolean {
  return (
    a.ops === b.ops &&
    a.style === b.style &&
    a.isOutput === b.isOutput &&
    a.size.width === b.size.width &&
    a.faults.length === b.faults.length &&
    a.faults.every((fault, i) => fault === b.faults[i]) &&
    JSON.stringify(a.node) === JSON.stringify(b.node)
  );
}
