"""A JSON text that was brought as a file: read strictly, its faults told at their places."""

from typing import Any

import orjson

from app.imports.places import Places
from app.language.problem import ParseError, ParseProblem
from app.settings import Settings
from app.web import json_text


def loaded(text: str, settings: Settings) -> Any:
    """What a JSON text says, or a ParseError: too deep, too much, or no JSON."""
    body = text.encode()
    depth, parts = settings.json_depth, settings.json_parts
    if (found := json_text.nesting(body, depth)) > depth:
        raise _fault(text, 0, f"lists and objects may be nested {depth} deep, got {found}")
    if (count := json_text.part_count(body, parts)) > parts:
        message = f"at most {parts} keys, commas, lists and objects are read, got {count}"
        raise _fault(text, 0, message)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _fault(text, error.pos, _reason(text, error)) from None


def _reason(text: str, error: orjson.JSONDecodeError) -> str:
    """Why a text is not JSON, in words for who wrote it by hand or with another program."""
    here = text[error.pos : error.pos + 9]
    if here.startswith(("NaN", "Infinity", "-Infinity")):
        return 'JSON has no such number; write it as a string: "NaN", "Infinity" or "-Infinity"'
    if here.startswith("'"):
        return "JSON has its texts in double quotes"
    if here.startswith(("True", "False", "None")):
        return "JSON writes true, false and null, in small letters"
    if here.startswith(("//", "/*", "#")):
        return "JSON has no comments; take it away"
    if "infinity" in error.msg:
        return 'this number is too large for a float64; "Infinity" is written as a string'
    if error.pos >= len(text.rstrip()):
        return "the text ends too early; was the file cut off?"
    return f"this is not JSON: {error.msg}"


def _fault(text: str, position: int, message: str) -> ParseError:
    span = Places(text).span(position, position + 1)
    return ParseError([ParseProblem(message, span)])
