"""What a node can hold: a Python float where the shape is (), else a float64 array."""

import math
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Value: TypeAlias = float | Array
Shape: TypeAlias = tuple[int, ...]


def settle(x: Any) -> Value:
    """`x` as a value: a float if it holds one number without axes, else a float64 array."""
    if isinstance(x, float):  # numpy's own float64 is one too
        return float(x)
    array = np.asarray(x, dtype=np.float64)
    return float(array) if array.ndim == 0 else array


def is_real(x: Any) -> bool:
    """Whether `x` can be settled: a float64 number, or a tensor of them."""
    try:
        settle(x)
    except (TypeError, ValueError, OverflowError):
        return False
    return True


def shape_of(value: Value) -> Shape:
    """The shape of a value; () for a number."""
    return () if isinstance(value, float) else value.shape


def size(shape: Shape) -> int:
    """How many numbers a value of `shape` holds."""
    return math.prod(shape)


def unbroadcast(amount: Value, shape: Shape) -> Value:
    """Sum `amount` over every axis along which a value of `shape` was repeated."""
    array = np.asarray(amount)
    if not shape:
        return float(array.sum())
    if array.shape == shape:
        return array
    total: Array = array.sum(axis=tuple(range(array.ndim - len(shape))))
    if total.shape == shape:
        return total
    repeated = tuple(i for i, n in enumerate(shape) if n == 1 and total.shape[i] != 1)
    return np.broadcast_to(total.sum(axis=repeated, keepdims=True), shape)
