"""Real functions on Python floats that answer as IEEE 754 does instead of raising."""

import math

atan = math.atan
erf = math.erf
erfc = math.erfc
hypot = math.hypot
tanh = math.tanh


def exp(x: float, /) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def expm1(x: float, /) -> float:
    try:
        return math.expm1(x)
    except OverflowError:
        return math.inf


def log(x: float, /) -> float:
    if x > 0.0:
        return math.log(x)
    return -math.inf if x == 0.0 else math.nan


def log1p(x: float, /) -> float:
    if x > -1.0:
        return math.log1p(x)
    return -math.inf if x == -1.0 else math.nan


def sqrt(x: float, /) -> float:
    return math.sqrt(x) if x >= 0.0 else math.nan


def sin(x: float, /) -> float:
    return math.sin(x) if math.isfinite(x) else math.nan


def cos(x: float, /) -> float:
    return math.cos(x) if math.isfinite(x) else math.nan


def tan(x: float, /) -> float:
    return math.tan(x) if math.isfinite(x) else math.nan


def asin(x: float, /) -> float:
    return math.asin(x) if -1.0 <= x <= 1.0 else math.nan


def acos(x: float, /) -> float:
    return math.acos(x) if -1.0 <= x <= 1.0 else math.nan


def sinh(x: float, /) -> float:
    try:
        return math.sinh(x)
    except OverflowError:
        return math.copysign(math.inf, x)


def cosh(x: float, /) -> float:
    try:
        return math.cosh(x)
    except OverflowError:
        return math.inf


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


def minimum(x: float, y: float, /) -> float:
    return x if x < y or x != x else y


def where(condition: bool, x: float, y: float, /) -> float:
    return x if condition else y
