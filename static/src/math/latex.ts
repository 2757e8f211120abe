/** Plain characters for the commands that formulas here use most. */
const PLAIN: Readonly<Record<string, string>> = {
  partial: "∂",
  cdot: "·",
  times: "×",
  sum: "Σ",
  prod: "Π",
  sigma: "σ",
  alpha: "α",
  beta: "β",
  delta: "δ",
  Delta: "Δ",
  epsilon: "ε",
  varepsilon: "ε",
  eta: "η",
  mu: "μ",
  theta: "θ",
  odot: "⊙",
  circ: "∘",
  top: "ᵀ",
  sqrt: "√",
  leq: "≤",
  le: "≤",
  geq: "≥",
  ge: "≥",
  neq: "≠",
  approx: "≈",
  infty: "∞",
  to: "→",
  rightarrow: "→",
  ldots: "…",
  cdots: "⋯",
  quad: " ",
  qquad: "  ",
  left: "",
  right: "",
};

/** The two colours of the product, as the classes that math.css gives the page's own tokens. */
export function withTokens(latex: string): string {
  return latex
    .replaceAll("\\textcolor{red}{", "\\htmlClass{grad}{")
    .replaceAll("\\textcolor{blue}{", "\\htmlClass{value}{");
}

/** The formula as one readable line, for the moment before KaTeX has arrived. */
export function plainText(latex: string): string {
  let text = latex
    .replace(/\\(?:textcolor|htmlClass|begin|end)\{[^{}]*\}/g, "")
    .replace(/\\(?:mathrm|mathbf|mathit|operatorname|text|boldsymbol)\b\*?/g, "");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2");
    text = text.replace(/(?<!\\[dt]?frac|\})\{([^{}]*)\}(?!\{)/g, "$1");
  }
  return text
    .replace(/\\\\(?:\[[^\]]*\])?/g, "; ")
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => PLAIN[name] ?? name)
    .replace(/\\[,;:! ]/g, " ")
    .replace(/[{}\\&]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** About how tall a displayed formula will be, in em of its text: enough to keep its place. */
export function displayHeight(latex: string): number {
  const heights: number[] = latex.split(/\\\\(?:\[[^\]]*\])?/).map((line) => {
    if (/\\(?:sum|prod)(?![A-Za-z])/.test(line)) return 3.6;
    return /\\d?frac\b/.test(line) ? 2.9 : 1.65;
  });
  return heights.reduce((total, height) => total + height, 0.5);
}
