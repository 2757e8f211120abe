"""Numbers, tensors and attr settings as they are written."""

import math

import numpy as np

from app.engine.attr import AttrValue
from app.engine.value import Shape, Value
from app.language.cursor import Cursor, named
from app.language.problem import LineError
from app.language.tokens import Token

WORDS: dict[str, bool | None] = {"True": True, "False": False, "None": None}
DEEPEST_TENSOR = 8
LONGEST_OTHER_BASE = 40


def number(token: Token) -> float:
    """The float64 that a number token writes."""
    text = token.text
    if text[:2].lower() in ("0x", "0b", "0o"):
        raise LineError(_decimal(text), token.span)
    value = float(text)
    if value and text[0] == "0" and text.replace("_", "").isdigit():
        message = f"a whole number does not begin with 0; write {text.lstrip('0_')[:40]}"
        raise LineError(message, token.span)
    if math.isinf(value):
        raise LineError("this number is too large; the largest is about 1.8e308", token.span)
    return value


def _decimal(text: str) -> str:
    """What to say about a number in another base, or a product of 0 that looks like one."""
    if len(text) > LONGEST_OTHER_BASE:
        return "numbers are written in decimal"
    try:
        return f"numbers are written in decimal; write {int(text, 0)}"
    except ValueError:
        return f"numbers are written in decimal; for a product write 0*{text[1:]}"


def tensor(cursor: Cursor) -> Value:
    """The tensor that starts at this '['."""
    numbers, shape = _rows(cursor, 1)
    return np.array(numbers).reshape(shape)


def _rows(cursor: Cursor, depth: int) -> tuple[list[float], Shape]:
    opener = cursor.take()
    if depth > DEEPEST_TENSOR:
        raise LineError(f"a tensor is nested at most {DEEPEST_TENSOR} deep", opener.span)
    numbers: list[float] = []
    first: Shape | None = None
    count = 0
    while cursor.token.text != "]":
        start = cursor.token
        part, shape = _rows(cursor, depth + 1) if start.text == "[" else ([_element(cursor)], ())
        if first is None:
            first = shape
        elif shape != first:
            message = (
                f"ragged tensor: this element has shape {shape}, the ones before it {first}; "
                "every row needs the same length"
            )
            raise LineError(message, start.span.to(cursor.previous.span))
        numbers += part
        count += 1
        if cursor.token.text == ",":
            cursor.take()
        elif cursor.token.text != "]":
            raise cursor.misfit("',' or ']'")
    closer = cursor.take()
    if first is None:
        message = "this tensor is empty; it needs at least one number"
        raise LineError(message, opener.span.to(closer.span))
    return numbers, (count, *first)


def _element(cursor: Cursor) -> float:
    sign = _sign(cursor)
    if cursor.token.kind != "number":
        message = f"a tensor literal holds only numbers, found {named(cursor.token)}"
        raise LineError(message, cursor.token.span)
    return sign * number(cursor.take())


def _sign(cursor: Cursor) -> float:
    sign = 1.0
    while cursor.token.text in ("-", "+"):
        sign = -sign if cursor.take().text == "-" else sign
    return sign


def setting(cursor: Cursor) -> AttrValue:
    """The attr value here: a number, True, False, None, or whole numbers in brackets."""
    if cursor.token.text not in ("(", "["):
        return _single(cursor)
    opener = cursor.take()
    axes: list[int] = []
    while cursor.token.text not in (")", "]"):
        start = cursor.token
        item = _single(cursor)
        if not isinstance(item, int) or isinstance(item, bool):
            raise LineError("expected whole numbers between these brackets", start.span)
        axes.append(item)
        if cursor.token.text == ",":
            cursor.take()
        elif cursor.token.text not in (")", "]"):
            raise cursor.misfit(f"',' or the end of this '{opener.text}'")
    cursor.take()
    return tuple(axes)


def _single(cursor: Cursor) -> AttrValue:
    if cursor.token.kind == "name" and cursor.token.text in WORDS:
        return WORDS[cursor.take().text]
    sign = _sign(cursor)
    token = cursor.token
    if token.kind != "number":
        kinds = "a number, True, False, None or numbers in brackets"
        message = f"a setting is {kinds}, found {named(token)}"
        raise LineError(message, token.span)
    value = sign * number(cursor.take())
    whole = token.text.replace("_", "").isdigit() and abs(value) < 2**53
    return int(value) if whole else value
