"""Names and numbers as LaTeX for KaTeX's math mode, and as plain text; no name can be a command."""

import math
import re
import unicodedata

import numpy as np

from app.engine.value import Array, Value


def _greek(letter: str) -> str:
    name = unicodedata.name(letter).split()[-1].replace("LAMDA", "LAMBDA")
    return name.capitalize() if letter.isupper() else name.lower()


GREEK = {letter: _greek(letter) for letter in "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"}
_LETTERS = {
    **{letter: rf"\{name}" for letter, name in GREEK.items()},
    **{name: rf"\{name}" for name in GREEK.values()},
    "ς": r"\varsigma",
    "ϵ": r"\epsilon",
    "ϑ": r"\vartheta",
    "ϕ": r"\phi",
}
_BASE_AND_INDEX = re.compile(r"([A-Za-z]+)(?:_?([0-9]+)|_([A-Za-z0-9]+))?(?:\.([0-9]+))?")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{c: rf"\{c}" for c in "#$%&_{}"},
}
LONGEST = 40
LARGEST_TENSOR = 4


def symbol(node_id: str) -> str:
    r"""A node's id in mathematics: `x1` is x_{1}, `alpha` \alpha, `loss` a word in italics."""
    spelled = unicodedata.normalize("NFC", node_id)
    head, rest = spelled[:1], spelled[1:]
    if head in _LETTERS and (not rest or rest[0] in "_.0123456789"):
        spelled = _LETTERS[head][1:] + rest
    match = _BASE_AND_INDEX.fullmatch(spelled)
    base = match and _base(match[1])
    if not match or not base:
        return _text(node_id)
    index = match[2] or match[3] or ""
    if len(index) > 2 and not index.isdigit():
        index = rf"\mathit{{{index}}}"
    # A version of a name: c.1 is the first value that c had.
    parts = [index] * bool(index) + [f"({match[4]})"] * bool(match[4])
    return base + (f"_{{{','.join(parts)}}}" if parts else "")


def _base(word: str) -> str | None:
    if len(word) > LONGEST:
        return None
    return _LETTERS.get(word) or (word if len(word) == 1 else rf"\mathit{{{word}}}")


def _text(words: str) -> str:
    visible = [c if c.isprintable() else " " for c in words[:LONGEST]]
    more = "…" if len(words) > LONGEST else ""
    return rf"\text{{{''.join(_ESCAPED.get(c, c) for c in visible)}{more}}}"


def plain(value: Value) -> str:
    """A value in running text: four significant digits, or a tensor's shape."""
    if not isinstance(value, float):
        return "a tensor of shape " + "×".join(map(str, value.shape))
    if value != value or value in (float("inf"), float("-inf")):
        return "NaN" if value != value else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value)}".replace("-", "−")
    mantissa, _, power = f"{value:.4g}".partition("e")
    return (mantissa + (f"e{int(power)}" if power else "")).replace("-", "−")


def number(value: Value, digits: int = 4, *, parenthesised: bool = False) -> str:
    """A value with `digits` significant digits; whole numbers below a million in full.

    A tensor is a matrix up to 4 by 4, else its shape. With `parenthesised`, what could not stand
    in a product as it is (a negative number, a power of ten) gets parentheses.
    """
    if not isinstance(value, float):
        return _tensor(value, digits)
    shown = _scalar(value, digits)
    bare = not parenthesised or (value >= 0.0 and "times" not in shown) or value != value
    return shown if bare else f"({shown})"


def _scalar(x: float, digits: int) -> str:
    if math.isnan(x):
        return r"\text{NaN}"
    if math.isinf(x):
        return r"\infty" if x > 0.0 else r"-\infty"
    if x == int(x) and abs(x) < 1e6:
        return str(int(x))
    mantissa, _, power = f"{x:.{digits - 1}e}".partition("e")
    exponent = int(power)
    if -4 <= exponent < 6:
        return _trimmed(f"{x:.{max(digits - 1 - exponent, 0)}f}")
    return rf"{_trimmed(mantissa)} \times 10^{{{exponent}}}"


def _trimmed(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal


def _tensor(array: Array, digits: int) -> str:
    if array.ndim not in (1, 2) or max(array.shape) > LARGEST_TENSOR:
        return "[" + r" \times ".join(map(str, array.shape)) + "]"
    rows = [" & ".join(_scalar(float(x), digits) for x in row) for row in np.atleast_2d(array)]
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"
