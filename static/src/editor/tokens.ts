const KINDS = ["comment", "name", "number", "operator", "bracket"] as const;

export type TokenKind = (typeof KINDS)[number];

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TOKEN =
  /(?<comment>#.*)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<operator>\*\*|==|[-+*/@=^%])|(?<bracket>[()[\],])/gu;

/** The words of one line, from left to right; what is none of the language is left out. */
export function tokensOf(line: string): Token[] {
  return Array.from(line.matchAll(TOKEN), (match) => {
    const [text] = match;
    const groups: Partial<Record<string, string>> = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? "operator";
    return { kind, text, from: match.index, to: match.index + text.length };
  });
}

/** How many brackets are open after the tokens; never below zero. */
export function depthAfter(tokens: readonly Token[], depth = 0): number {
  for (const { text } of tokens) {
    if (text === "(" || text === "[") depth += 1;
    if (text === ")" || text === "]") depth = Math.max(0, depth - 1);
  }
  return depth;
}

/** The names that the text assigns, in order, each once. */
export function assignedNames(text: string): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  for (const line of text.split("\n")) {
    const tokens = tokensOf(line);
    const [name, equals] = tokens;
    if (depth === 0 && name?.kind === "name" && equals?.text === "=") names.add(name.text);
    depth = depthAfter(tokens, depth);
  }
  return names;
}
