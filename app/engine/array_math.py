"""The same real functions on arrays: numpy's, under the names that elementwise rules use."""

import math
from typing import Any

import numpy as np
from numpy import arccos as acos
from numpy import arcsin as asin
from numpy import arctan as atan
from numpy import (
    cos,
    cosh,
    divide,
    exp,
    expm1,
    hypot,
    log,
    log1p,
    maximum,
    minimum,
    power,
    sign,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
    where,
)

from app.engine.value import Array

__all__ = [
    "acos",
    "asin",
    "atan",
    "cos",
    "cosh",
    "divide",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "hypot",
    "log",
    "log1p",
    "maximum",
    "minimum",
    "power",
    "sign",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "where",
]

_erf = np.frompyfunc(math.erf, 1, 1)
_erfc = np.frompyfunc(math.erfc, 1, 1)


def erf(x: Any, /) -> Array:
    """The error function, which numpy does not have."""
    return np.asarray(_erf(x), dtype=np.float64)


def erfc(x: Any, /) -> Array:
    """1 minus the error function, with all its digits where that is small."""
    return np.asarray(_erfc(x), dtype=np.float64)
