"""Real functions on Python floats that answer as IEEE 754 does instead of raising."""

import math

tanh = math.tanh


def exp(x: float, /) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def log(x: float, /) -> float:
    if x > 0.0:
        return math.log(x)
    return -math.inf if x == 0.0 else math.nan


def sqrt(x: float, /) -> float:
    return math.sqrt(x) if x >= 0.0 else math.nan


def sin(x: float, /) -> float:
    return math.sin(x) if math.isfinite(x) else math.nan


def cos(x: float, /) -> float:
    return math.cos(x) if math.isfinite(x) else math.nan


def sign(x: float, /) -> float:
    if x > 0.0:
        return 1.0
    return -1.0 if x < 0.0 else x + 0.0  # NaN stays, -0 becomes 0


def divide(x: float, y: float, /) -> float:
    try:
        return x / y
    except ZeroDivisionError:
        if x == 0.0 or x != x:
            return math.nan
        return math.copysign(math.inf, x) * math.copysign(1.0, y)


def power(x: float, y: float, /) -> float:
    try:
        return math.pow(x, y)
    except OverflowError:
        return -math.inf if x < 0.0 and y % 2.0 == 1.0 else math.inf
    except ValueError:
        if x != 0.0:
            return math.nan
        return math.copysign(math.inf, x) if y % 2.0 == 1.0 else math.inf


def maximum(x: float, y: float, /) -> float:
    return x if x > y or x != x else y


def where(condition: bool, x: float, y: float, /) -> float:
    return x if condition else y
