"""Numbers and tensors as Python writes them, found in the syntax tree without running it."""

import ast
import math

import numpy as np

from app.engine.attr import AttrValue
from app.engine.value import Value, settle
from app.imports.program.brought import CONSTANTS, Brought

AXES = 4


def literal(node: ast.expr, brought: Brought) -> Value | None:
    """The number or tensor that is written here, or None where there is none."""
    if isinstance(node, ast.List | ast.Tuple):
        return _tensor(node, brought)
    return _number(node, brought)


def setting(node: ast.expr) -> AttrValue | str:
    """The setting of an op that is written here; a text where there is none."""
    if isinstance(node, ast.Tuple | ast.List):
        items = [setting(item) for item in node.elts]
        if all(isinstance(item, int) for item in items):
            return tuple(items)  # type: ignore[arg-type]
        return "brackets that hold more than whole numbers"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = setting(node.operand)
        if isinstance(inner, int | float) and not isinstance(inner, bool):
            return -inner
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float | None):
        return node.value
    return "something that is computed"


def _number(node: ast.expr, brought: Brought) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return as_float(value)
        case ast.Name(id=name):
            return brought.numbers.get(name)
        case ast.Attribute(value=ast.Name(id=library), attr=name) if library in brought.libraries:
            return CONSTANTS.get(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _number(operand, brought)
            return None if inner is None else -inner
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _number(operand, brought)
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=value)], keywords=[]):
            try:
                return float(value)  # type: ignore[arg-type]
            except (TypeError, ValueError, OverflowError):
                return None
    return None


def as_float(number: float) -> float:
    """A Python number as float64; a whole one may be beyond that."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _tensor(node: ast.List | ast.Tuple, brought: Brought) -> Value | None:
    """Nested brackets of numbers, all rows of equal length."""
    shape: list[int] = []
    level: list[ast.expr] = [node]
    while isinstance(level[0], ast.List | ast.Tuple):
        rows = [row.elts for row in level if isinstance(row, ast.List | ast.Tuple)]
        length = len(rows[0])
        if not length or len(shape) == AXES or len(rows) < len(level):
            return None
        if any(len(row) != length for row in rows):
            return None
        shape.append(length)
        level = [item for row in rows for item in row]
    numbers = [_number(item, brought) for item in level]
    if None in numbers:
        return None
    return settle(np.array(numbers, dtype=np.float64).reshape(shape))
