import type { Stretch } from "../model/reading";
import { reserved } from "./names";
import { ASSIGNMENTS } from "./statements";
import type { Token } from "./tokens";
import { quoted, Unreadable } from "./unreadable";

/** Reads the words of one statement from left to right; the last one has the kind `end`. */
export class Cursor {
  token: Token;
  private readonly tokens: readonly Token[];
  private at: number;

  constructor(tokens: readonly Token[], at: number) {
    this.tokens = tokens;
    this.at = at;
    this.token = this.tokenAt(at);
  }

  get previous(): Token {
    return this.tokenAt(this.at - 1);
  }

  get following(): Token {
    return this.tokenAt(this.at + 1);
  }

  /** The word here; the cursor moves on. */
  take(): Token {
    const { token } = this;
    if (token.kind !== "end") {
      this.at += 1;
      this.token = this.tokenAt(this.at);
    }
    return token;
  }

  /** Whether one of these signs stands here. */
  isAt(...signs: readonly string[]): boolean {
    return signs.includes(this.token.text);
  }

  /** Whether a value is still to be written here: the statement, or a bracket's place, ends. */
  isOpen(): boolean {
    const { kind, text } = this.token;
    return kind === "end" || text === ")" || text === ",";
  }

  /** What to say when a value should stand here. */
  noValue(): Unreadable {
    if (this.token.kind === "keyword") return new Unreadable(reserved(this.token.text), this.token);
    const after = this.at > 0 ? ` after ${quoted(this.previous.text)}` : "";
    return new Unreadable(`expected a value${after}, found ${named(this.token)}`, this.token);
  }

  /** What to say when a value has ended and what follows does not fit. */
  misfit(expected: string): Unreadable {
    const { token, previous: before } = this;
    if (token.kind === "keyword") return new Unreadable(reserved(token.text), token);
    if (ASSIGNMENTS.has(token.text)) {
      const sides = `expected one name on the left of '${token.text}'`;
      return new Unreadable(`${sides}, and one assignment a line`, token);
    }
    const message = `expected ${expected} after ${quoted(before.text)}, found ${named(token)}`;
    return new Unreadable(message, token);
  }

  private tokenAt(at: number): Token {
    const token = this.tokens[Math.min(at, this.tokens.length - 1)];
    if (!token) throw new RangeError("a statement has at least its end");
    return token;
  }
}

/** From the beginning of one stretch to the end of another. */
export function between({ from }: Stretch, { to }: Stretch): Stretch {
  return { from, to };
}

/** A word of a text in words. */
export function named({ kind, text }: Token): string {
  return kind === "end" ? "the end of the line" : quoted(text);
}
