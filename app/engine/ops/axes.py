"""Which axis an op works along, and the shape that is left."""

import numpy as np

from app.engine.attr import Attr
from app.engine.op import ShapeError
from app.engine.value import Shape, Value

AXIS = Attr("axis", "axis", None, "The axis to reduce; null reduces over all elements.")
KEEPDIMS = Attr("keepdims", "boolean", False, "Whether the reduced axis stays, with size 1.")


def normal_axis(axis: int, shape: Shape) -> int:
    """`axis` counted from the front, or a ShapeError when `shape` has no such axis."""
    if not shape:
        message = f"axis {axis} does not exist: a scalar has no axes; give a tensor, such as [1, 2]"
        raise ShapeError(message)
    if not -len(shape) <= axis < len(shape):
        raise ShapeError(f"axis {axis} does not exist in shape {shape}")
    return axis % len(shape)


def one_axis(op: str, axis: int | None, shape: Shape) -> int:
    """`axis` counted from the front, for an op that cannot work along all axes at once."""
    if axis is None:
        raise ShapeError(f"{op} needs an axis number; -1 is the last")
    return normal_axis(axis, shape)


def reduced(shape: Shape, axis: int | None, keepdims: bool = False) -> Shape:
    """The shape left after reducing `axis` (all axes when null)."""
    gone = range(len(shape)) if axis is None else (normal_axis(axis, shape),)
    if keepdims:
        return tuple(1 if i in gone else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in gone)


def spread(y: Value, x: Value, axis: int | None) -> Value:
    """`y`, reduced from `x`, with its axis back at size 1, so that it broadcasts against `x`."""
    if isinstance(y, float):
        return y
    return np.reshape(y, reduced(np.shape(x), axis, keepdims=True))
