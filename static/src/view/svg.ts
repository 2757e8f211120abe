const NS = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number>>;

/** A new SVG element with attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Element | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Set an element's text, touching the page only when it changes. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function moveTo(element: SVGElement, { x, y }: { x: number; y: number }): void {
  element.setAttribute("transform", `translate(${x} ${y})`);
}

/**
 * Make the children of a parent those wanted, in order, leaving alone what stands right. The one that
 * has the keyboard stays where it is: an element that is moved loses it.
 */
export function arrangeChildren(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  const focused = wanted.findIndex((child) => child.contains(document.activeElement));
  const start = Math.max(0, focused);
  const fixed = wanted[start];
  if (!fixed) return;
  if (fixed.parentElement !== parent) parent.prepend(fixed);
  let at = fixed;
  for (const child of wanted.slice(0, start).reverse()) {
    if (at.previousElementSibling !== child) at.before(child);
    at = child;
  }
  at = fixed;
  for (const child of wanted.slice(start + 1)) {
    if (at.nextElementSibling !== child) at.after(child);
    at = child;
  }
}
