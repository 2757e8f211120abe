/** One block of a stylesheet: its selector, where its media query applies, and what it declares. */
export interface Rule {
  readonly selector: string;
  /** Null where it always applies. */
  readonly media: string | null;
  readonly declarations: ReadonlyMap<string, string>;
}

/** Sheets by their paths. */
export type Sheets = Readonly<Record<string, string>>;

const SHEETS: Sheets = import.meta.glob<string>("../style/*.css", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The rules of the page's own sheets, in the order in which the page reads them. */
export const PAGE_RULES: readonly Rule[] = rulesOf(sheetOf("../style/index.css", SHEETS));

/** A sheet with those that it imports in their places; a package's sheet has no rules but fonts. */
export function sheetOf(path: string, sheets: Sheets): string {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return (sheets[path] ?? "").replace(/@import "\.\/([^"]+)";/g, (_, name: string) =>
    sheetOf(folder + name, sheets),
  );
}

/** The rules of a stylesheet, media queries flattened, and no other at-rules. */
export function rulesOf(text: string): Rule[] {
  return blocksOf(text.replace(/\/\*[\s\S]*?\*\//g, "")).flatMap(({ head, body }): Rule[] => {
    if (head.startsWith("@media")) {
      const media = head.slice("@media".length).trim();
      return rulesOf(body).map((rule) => ({ ...rule, media }));
    }
    if (head.startsWith("@")) return [];
    const declarations = declarationsOf(body);
    return head.split(/,(?![^(]*\))/).map((selector) => {
      return { selector: selector.trim(), media: null, declarations };
    });
  });
}

/** The outermost `head { body }` pairs. */
function blocksOf(text: string): { head: string; body: string }[] {
  const blocks: { head: string; body: string }[] = [];
  let [depth, from, open] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === ";" && depth === 0) from = i + 1;
    if (char === "{" && depth++ === 0) open = i;
    if (char === "}" && --depth === 0) {
      blocks.push({ head: text.slice(from, open).trim(), body: text.slice(open + 1, i) });
      from = i + 1;
    }
  }
  return blocks;
}

/** What the inside of a block, or a style attribute, declares. */
export function declarationsOf(body: string): ReadonlyMap<string, string> {
  const pairs = body.split(";").flatMap((each) => {
    const colon = each.indexOf(":");
    const name = each.slice(0, colon).trim();
    const value = each
      .slice(colon + 1)
      .trim()
      .replace(/\s+/g, " ");
    return colon < 0 ? [] : [[name, value] as const];
  });
  return new Map(pairs);
}
