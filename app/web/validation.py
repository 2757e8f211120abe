"""What pydantic finds wrong with a body, in places and words for those who wrote the JSON."""

import json
from collections.abc import Sequence
from typing import Any

from app.engine.graph import pointer
from app.web.wire.graph import LONGEST_ID

# Pydantic's error types, in words that say what was wanted.
WORDS = {
    "missing": "this is needed",
    "extra_forbidden": "there is no such key here",
    "string_type": "must be a string",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must consist of printable characters",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing_size": "is too large",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "too_long": "must have at most {max_length} elements",
    "too_short": "must have at least {min_length} elements",
}
# How pydantic says that it means the key, not what stands under it.
KEY = "[key]"


def place(error: dict[str, Any], body: object) -> str:
    """A pointer to what is wrong: where it stands, or should stand if it is missing."""
    path = error["loc"][1:]
    return pointer(*(path[:-1] if _is_of_key(path, body) else path))


def words(error: dict[str, Any], body: object) -> str:
    """A short sentence that begins with the name of what is wrong."""
    said = WORDS.get(error["type"])
    if said is None:
        return str(error["msg"])
    path = error["loc"][1:]
    return f"{_name(path, body)}: {said.format_map(error.get('ctx', {}))}"


def node(error: dict[str, Any], body: object) -> str | None:
    """The id of the node that something is wrong with, if it has one."""
    path = error["loc"][1:]
    if path[:2] != ("graph", "nodes") or len(path) < 4 or path[3] == "id":
        return None
    name = _member(body, [*path[:3], "id"])
    fits = isinstance(name, str) and 0 < len(name) <= LONGEST_ID and name.isprintable()
    return str(name) if fits else None


def _name(path: Sequence[str | int], body: object) -> str:
    if not path:
        return "the body"
    if _is_of_key(path, body):
        return f"the key {json.dumps(_shown(str(path[-2])), ensure_ascii=False)}"
    return f"item {path[-1]}" if isinstance(path[-1], int) else _shown(path[-1])


def _is_of_key(path: Sequence[str | int], body: object) -> bool:
    """Whether a key is wrong; a member may well be called as pydantic marks that."""
    if len(path) < 2 or path[-1] != KEY:
        return False
    parent = _member(body, path[:-1])
    return not (isinstance(parent, dict) and KEY in parent)


def _member(body: Any, path: Sequence[str | int]) -> object:
    for key in path:
        try:
            body = body[key]
        except (KeyError, IndexError, TypeError):
            return None
    return body


def _shown(name: str) -> str:
    return name if len(name) <= 60 else name[:57] + "..."
