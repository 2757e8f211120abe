import { exact, short } from "../model/format";
import { HEADING } from "../model/link";
import { isTensor, type Quantity } from "../model/value";
import type { Drawn, Shown } from "./drawn";
import { PictureMaker, type Caption } from "./svg";
import { tokensOf } from "./theme";

/** Larger drawings are not printed with their text: on one page nothing of them could be read. */
const MOST_CARDS = 3000;
/** Longer numbers are shortened in the printed table, and large tensors told by their shape. */
const LONGEST = 60;

/** The page that is printed: title, drawing, expression, and a table of the numbers at its moment. */
export function printSheet(
  drawn: Drawn | null,
  shown: Shown | null,
  caption: Caption,
): HTMLElement {
  const sheet = made("section", "print-sheet");
  // Paper is light, whatever the screen is.
  for (const [name, value] of tokensOf("light")) sheet.style.setProperty(name, value);
  sheet.append(made("h1", "", caption.title));
  const isDrawn = drawn && drawn.picture.sketch.nodes.length <= MOST_CARDS;
  if (isDrawn) sheet.append(pictureOf(drawn, shown, caption));
  sheet.append(made("pre", "", caption.source));
  if (shown) sheet.append(tableOf(shown));
  return sheet;
}

/** The drawing without its ground: that of paper will do. */
function pictureOf(drawn: Drawn, shown: Shown | null, caption: Caption): Element {
  const maker = new PictureMaker(drawn, shown, caption, "light");
  const picture = maker.elementAt(shown?.moment ?? 0);
  picture.querySelector(":scope > rect")?.remove();
  return picture;
}

function tableOf({ trace, timeline, moment, frameAt }: Shown): HTMLElement {
  const frame = frameAt(moment);
  const table = made("table", "");
  const derivative = HEADING[timeline.derivative];
  const head = made("tr", "");
  head.append(...["Node", "Value", derivative].map((name) => made("th", "", name)));
  table.append(head);
  for (const id of trace.order) {
    const value = frame.values.has(id) ? (trace.nodes[id]?.value ?? null) : null;
    const row = made("tr", "");
    row.append(
      made("td", "name", id),
      made("td", "value", written(value)),
      made("td", "grad", written(frame.totals.get(id) ?? null)),
    );
    table.append(row);
  }
  return table;
}

function written(value: Quantity | null): string {
  if (value === null) return "";
  const text = exact(value);
  return isTensor(value) && text.length > LONGEST ? short(value) : text;
}

function made(tag: string, name: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  if (name !== "") element.className = name;
  element.textContent = text;
  return element;
}
