/** As Python's \w and \s: what is read here must be read there. */
const LETTER = /[\p{L}\p{Nl}\p{No}]/u;
const WORD = /[\p{L}\p{N}\u0300-\u036f]/u;
const SPACE = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const PLAIN_SPACES: ReadonlySet<number> = new Set([9, 11, 12, 28, 29, 30, 31, 32]);

export function isDigit(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code >= 48 && code <= 57;
}

export function isLetter(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 128) return isPlainLetter(code);
  return LETTER.test(signAt(source, at));
}

export function isWordSign(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 128) return isPlainLetter(code) || (code >= 48 && code <= 57);
  return WORD.test(signAt(source, at));
}

/** Accents that are written as a sign of their own. */
export function isMark(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code >= 0x300 && code <= 0x36f;
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

export function isSpace(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code < 128 ? PLAIN_SPACES.has(code) : SPACE.test(source.charAt(at));
}

export function widthAt(source: string, at: number): number {
  return (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function signAt(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at) ?? 0);
}
