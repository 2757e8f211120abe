import type { Letters } from "./faces";

/** The letters of a drawing whose looks stand on its elements, by family, upright and italic. */
export function lettersOf(root: Element): { upright: Letters; italic: Letters } {
  const upright = new Map<string, Set<number>>();
  const italic = new Map<string, Set<number>>();
  const walk = (element: Element, families: readonly string[], isItalic: boolean): void => {
    const own = element.getAttribute("font-family");
    const style = element.getAttribute("font-style");
    const named = own === null ? families : own.split(",").map(bare);
    const slanted = style === null ? isItalic : style === "italic";
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child, named, slanted);
      else if (element.tagName !== "title") {
        for (const family of named)
          note(slanted ? italic : upright, family, child.textContent ?? "");
      }
    }
  };
  walk(root, [], false);
  return { upright, italic };
}

function note(letters: Map<string, Set<number>>, family: string, text: string): void {
  const held = letters.get(family) ?? new Set();
  letters.set(family, held);
  for (const letter of text) held.add(letter.codePointAt(0) ?? 0);
}

function bare(family: string): string {
  return family.trim().replace(/^["']|["']$/g, "");
}
