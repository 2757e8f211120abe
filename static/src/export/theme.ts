import { PAGE_RULES, type Rule } from "./stylesheet";

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What the names in the stylesheets stand for: `--blue`, `--sans` and so on. */
export type Tokens = ReadonlyMap<string, string>;

const DARK = "(prefers-color-scheme: dark)";

/** The tokens of a theme, as the page itself has them. */
export function tokensOf(theme: Theme, rules: readonly Rule[] = PAGE_RULES): Tokens {
  const tokens = new Map<string, string>();
  for (const { selector, media, declarations } of rules) {
    if (selector !== ":root" || (media !== null && !(theme === "dark" && media === DARK))) continue;
    for (const [name, value] of declarations) if (name.startsWith("--")) tokens.set(name, value);
  }
  return tokens;
}

/** A value with names replaced by what they stand for, and mixed colours mixed. */
export function resolved(value: string, tokens: Tokens): string {
  const named = value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const token = tokens.get(name);
    if (token === undefined) throw new RangeError(`no token ${name}`);
    return resolved(token, tokens);
  });
  return named.replace(MIX, (_, a: string, share: string, b: string) =>
    mixed(a.trim(), b.trim(), Number(share) / 100),
  );
}

const MIX = /color-mix\(in srgb, ([^,]+?) ([\d.]+)%, ([^,()]+)\)/g;

/** As CSS mixes in sRGB: what is transparent gives its colour no weight. */
function mixed(a: string, b: string, share: number): string {
  const [first, second] = [channelsOf(a), channelsOf(b)];
  const alpha = first.alpha * share + second.alpha * (1 - share);
  if (alpha === 0) return "none";
  const rgb = first.rgb.map((x, i) => {
    const weighed = x * first.alpha * share + (second.rgb[i] ?? 0) * second.alpha * (1 - share);
    return Math.round(weighed / alpha);
  });
  if (alpha < 1) return `rgba(${rgb.join(", ")}, ${Number(alpha.toFixed(3))})`;
  return `#${rgb.map((x) => x.toString(16).padStart(2, "0")).join("")}`;
}

function channelsOf(colour: string): { rgb: readonly number[]; alpha: number } {
  if (colour === "transparent") return { rgb: [0, 0, 0], alpha: 0 };
  if (!/^#[\da-f]{6}$/i.test(colour)) throw new RangeError(`cannot mix the colour ${colour}`);
  return { rgb: [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)), alpha: 1 };
}
