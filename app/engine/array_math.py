"""The same real functions on arrays: numpy's, under the names that elementwise rules use."""

from numpy import cos, divide, exp, log, maximum, power, sign, sin, sqrt, tanh, where

__all__ = [
    "cos",
    "divide",
    "exp",
    "log",
    "maximum",
    "power",
    "sign",
    "sin",
    "sqrt",
    "tanh",
    "where",
]
