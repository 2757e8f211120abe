/** A font face that the page has, as its sheets describe it. */
interface Face {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly ranges: string;
  readonly url: string;
}

/** The letters that a drawing writes, by font family. */
export type Letters = ReadonlyMap<string, ReadonlySet<number>>;

const PIECE = 8192;

const made = new Map<string, Promise<string>>();

/** Rules for the faces that write these letters, each with its font in it: nothing is fetched later. */
export async function facesFor(upright: Letters, italic: Letters): Promise<string> {
  const wanted = facesOf(document.styleSheets).filter(({ family, style, ranges }) => {
    const letters = (style === "italic" ? italic : upright).get(family);
    return letters !== undefined && covers(ranges, letters);
  });
  return (await Promise.all(wanted.map(ruleOf))).join("");
}

function facesOf(sheets: Iterable<CSSStyleSheet>): Face[] {
  return [...sheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const told = (name: string): string => rule.style.getPropertyValue(name).trim();
      const [, source] = /url\("?([^")]+)"?\)/.exec(told("src")) ?? [];
      if (source === undefined) return [];
      const family = told("font-family").replace(/^["']|["']$/g, "");
      const url = new URL(source, sheet.href ?? document.baseURI).href;
      const [style, weight, ranges] = [
        told("font-style"),
        told("font-weight"),
        told("unicode-range"),
      ];
      return [{ family, style: style || "normal", weight: weight || "400", ranges, url }];
    }),
  );
}

/** Whether a unicode-range such as `U+0-FF, U+131, U+1F??` has one of the letters; without one, any. */
export function covers(ranges: string, letters: ReadonlySet<number>): boolean {
  if (ranges === "") return letters.size > 0;
  const spans = ranges.split(",").map((each) => {
    const [low = "", high = low] = each.trim().replace(/^U\+/i, "").split("-");
    return [
      parseInt(low.replaceAll("?", "0"), 16),
      parseInt(high.replaceAll("?", "F"), 16),
    ] as const;
  });
  return [...letters].some((code) => spans.some(([low, high]) => low <= code && code <= high));
}

function ruleOf(face: Face): Promise<string> {
  const known = made.get(face.url + face.ranges);
  if (known) return known;
  const making = withFont(face);
  made.set(face.url + face.ranges, making);
  // A font that did not come this time may come the next.
  making.catch(() => made.delete(face.url + face.ranges));
  return making;
}

async function withFont({ family, style, weight, ranges, url }: Face): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the font ${url} did not come`);
  const source = `url(${await dataUrl(await response.blob())}) format("woff2")`;
  const range = ranges === "" ? "" : `;unicode-range:${ranges}`;
  const named = `font-family:"${family}";font-style:${style};font-weight:${weight}`;
  return `@font-face{${named};src:${source}${range}}`;
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  // In pieces: a call has only so many arguments.
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * PIECE, (i + 1) * PIECE)),
  );
  return `data:font/woff2;base64,${btoa(pieces.join(""))}`;
}
