import { isDigit, isLetter, isMark, isSpace, isWordSign, widthAt } from "./signs";

export type TokenKind =
  | "name"
  | "keyword"
  | "number"
  | "text"
  | "symbol"
  | "comment"
  | "newline"
  | "semicolon"
  | "unknown"
  | "end";

/** A word of a text; `from` and `to` count UTF-16 units from 0, lines count from 1. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** What pages and word processors make of the operators. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({ "−": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/" }),
);
/** No names, so that a graph can be written as Python; the settings of ops may be the other three. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The longest first. */
const LONG_SYMBOLS: readonly string[] =
  "**= ** -= += *= /= @= == != <= >= // << >> -> := && ||".split(" ");
const ONE_SIGN = "-+*/@=<>^%()[],.";
const STARTS_LONG = new Set(LONG_SYMBOLS.map((symbol) => symbol.charAt(0)));

/** Every word of a text, with its comments and line ends; only white space is left out. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < source.length;) {
    const past = spaceEnd(source, at);
    if (past > at) {
      at = past;
      continue;
    }
    const joined = joinedEnd(source, at);
    if (joined > at) {
      line += 1;
      at = joined;
      continue;
    }
    const token = tokenAt(source, at, line);
    tokens.push(token);
    if (token.kind === "newline") line += 1;
    at = token.to;
  }
  return tokens;
}

function tokenAt(source: string, from: number, line: number): Token {
  const code = source.charCodeAt(from);
  if (isLetter(source, from)) {
    const text = source.slice(from, wordEnd(source, from));
    return token(RESERVED.has(text) ? "keyword" : "name", text, from, line);
  }
  const plain = (kind: TokenKind, to: number): Token =>
    token(kind, source.slice(from, to), from, line);
  if (code === 10 || code === 13) return plain("newline", newlineEnd(source, from));
  if (code === 35) return plain("comment", lineEnd(source, from));
  const number = numberEnd(source, from);
  if (number > from) return plain("number", number);
  const sign = source.charAt(from);
  if (sign === ";") return plain("semicolon", from + 1);
  const quote = sign === "'" || sign === '"' ? quoteEnd(source, from) : from;
  if (quote > from) return plain("text", quote);
  const symbol = symbolAt(source, from, sign);
  if (symbol !== null) return token("symbol", symbol, from, line);
  return plain("unknown", from + widthAt(source, from));
}

function token(kind: TokenKind, text: string, from: number, line: number): Token {
  return { kind, text, from, to: from + text.length, line };
}

function symbolAt(source: string, from: number, sign: string): string | null {
  if (STARTS_LONG.has(sign)) {
    const long = LONG_SYMBOLS.find((symbol) => source.startsWith(symbol, from));
    if (long !== undefined) return long;
  }
  return ONE_SIGN.includes(sign) ? sign : (LOOKALIKES.get(sign) ?? null);
}

function spaceEnd(source: string, at: number): number {
  while (at < source.length && isSpace(source, at)) at += 1;
  return at;
}

/** Past a backslash at the end of a line, which joins it to the next. */
function joinedEnd(source: string, at: number): number {
  if (source.charCodeAt(at) !== 92) return at;
  const end = spaceEnd(source, at + 1);
  const past = newlineEnd(source, end);
  return past > end ? past : at;
}

function newlineEnd(source: string, at: number): number {
  const code = source.charCodeAt(at);
  if (code === 13) return source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  return code === 10 ? at + 1 : at;
}

function lineEnd(source: string, at: number): number {
  while (at < source.length && newlineEnd(source, at) === at) at += 1;
  return at;
}

/** Past text in quotes; where the line ends before the second quote, there is none. */
function quoteEnd(source: string, from: number): number {
  const quote = source.charCodeAt(from);
  let at = from + 1;
  while (at < source.length && newlineEnd(source, at) === at && source.charCodeAt(at) !== quote) {
    at += 1;
  }
  return source.charCodeAt(at) === quote ? at + 1 : from;
}

function wordEnd(source: string, at: number): number {
  while (at < source.length && isWordSign(source, at)) at += widthAt(source, at);
  return at;
}

/** Past a number: decimal with single `_` between digits, or anything that begins like 0x. */
function numberEnd(source: string, from: number): number {
  if (source.charCodeAt(from) === 48 && "xXbBoO".includes(source.charAt(from + 1) || " ")) {
    return baseEnd(source, from + 2);
  }
  const whole = digitsEnd(source, from);
  const dot = source.charCodeAt(whole) === 46;
  const mantissa = dot ? digitsEnd(source, whole + 1) : whole;
  if (whole === from && mantissa <= from + 1) return from;
  if (!"eE".includes(source.charAt(mantissa) || " ")) return mantissa;
  const signed = "+-".includes(source.charAt(mantissa + 1) || " ") ? mantissa + 2 : mantissa + 1;
  const exponent = digitsEnd(source, signed);
  return exponent > signed ? exponent : mantissa;
}

function baseEnd(source: string, at: number): number {
  while (at < source.length && isWordSign(source, at) && !isMark(source, at)) {
    at += widthAt(source, at);
  }
  return at;
}

function digitsEnd(source: string, at: number): number {
  let end = at;
  while (isDigit(source, end) || (end > at && source.charCodeAt(end) === 95)) {
    if (!isDigit(source, end) && !isDigit(source, end + 1)) break;
    end += 1;
  }
  return end;
}
