"""Errors in units in the last place: how far a float is from the exact number it stands for."""

import math

from mpmath import mp, mpf

# Halfway from the largest float to 2^1024: from here on, a number rounds to infinity.
OVERFLOW = mpf(2) ** 1024 - mpf(2) ** 970


def ulp(exact: mpf) -> mpf:
    """The distance of neighbouring floats at a number: 2^-1074 among the subnormal ones."""
    if exact == 0:
        return mp.ldexp(1, -1074)
    _, exponent = mp.frexp(exact)
    return mp.ldexp(1, min(max(int(exponent) - 53, -1074), 971))


def error(got: float, exact: mpf) -> float:
    """How many ulp of the exact number lie between it and `got`.

    An infinity stands for 2^1024 and all beyond; it is infinitely wrong with the wrong sign, and
    so is NaN. The sign of a zero counts where the exact number is not 0 but rounds to it.
    """
    if math.isnan(got):
        return math.inf
    if exact != 0 and math.copysign(1.0, got) != mp.sign(exact) and (got == 0 or math.isinf(got)):
        return math.inf
    if math.isinf(got):
        return 0.0 if abs(exact) >= OVERFLOW else float((mpf(2) ** 1024 - abs(exact)) / ulp(exact))
    return float(abs(mpf(got) - exact) / ulp(exact))
