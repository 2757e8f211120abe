import { tokenize, type Token as Word } from "../language/tokens";

export type TokenKind = "comment" | "name" | "number" | "operator" | "bracket";

/** A word of a line as it is coloured. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const BRACKETS = "()[],";

/** The words of one line, from left to right; what is none of the language is left out. */
export function tokensOf(line: string): Token[] {
  return tokenize(line).flatMap((word) => {
    const kind = kindOf(word);
    return kind ? [{ kind, text: word.text, from: word.from, to: word.to }] : [];
  });
}

function kindOf({ kind, text }: Word): TokenKind | null {
  switch (kind) {
    case "comment":
    case "number":
    case "name":
      return kind;
    case "keyword":
      return "name";
    case "symbol":
      if (text === ".") return null;
      return BRACKETS.includes(text) ? "bracket" : "operator";
    default:
      return null;
  }
}

/** How many brackets are open after the tokens; never below zero. */
export function depthAfter(tokens: readonly Pick<Token, "text">[], depth = 0): number {
  for (const { text } of tokens) {
    if (text === "(" || text === "[") depth += 1;
    if (text === ")" || text === "]") depth = Math.max(0, depth - 1);
  }
  return depth;
}
