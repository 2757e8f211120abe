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
DIGITS = 4


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
    if not math.isfinite(value):
        return "NaN" if value != value else "∞" if value > 0 else "−∞"
    decimal, power = rounded(value)
    return (decimal + (f"e{power}" if power else "")).replace("-", "−")


def number(value: Value) -> str:
    """A value with four significant digits; whole numbers below a million in full.

    A tensor is a matrix up to 4 by 4, else its shape.
    """
    return _scalar(value) if isinstance(value, float) else _tensor(value)


def rounded(x: float) -> tuple[str, int]:
    """A finite number as a decimal with four significant digits, and the power of ten it is times.

    Whole numbers below a million keep all their digits. The page rounds in the same way.
    """
    if x == int(x) and abs(x) < 1e6:
        return str(int(x)), 0
    mantissa, _, power = f"{x:.{DIGITS - 1}e}".partition("e")
    exponent = int(power)
    if -4 <= exponent < 6:
        return _trimmed(f"{x:.{max(DIGITS - 1 - exponent, 0)}f}"), 0
    return _trimmed(mantissa), exponent


def _trimmed(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal


def _scalar(x: float) -> str:
    if math.isnan(x):
        return r"\text{NaN}"
    if math.isinf(x):
        return r"\infty" if x > 0.0 else r"-\infty"
    decimal, power = rounded(x)
    return decimal + (rf" \times 10^{{{power}}}" if power else "")


def _tensor(array: Array) -> str:
    if array.ndim not in (1, 2) or max(array.shape) > LARGEST_TENSOR:
        return "[" + r" \times ".join(map(str, array.shape)) + "]"
    rows = [" & ".join(_scalar(float(x)) for x in row) for row in np.atleast_2d(array)]
    return r"\begin{bmatrix}" + r" \\ ".join(rows) + r"\end{bmatrix}"
