"""exp and tanh without a call or a branch, so that a processor can take several at once.

The usual way: e^y is 2^n e^r for a whole number n and an r of at most ln(2)/2, whose e^r - 1 is its
Taylor series, which at 13 terms is as exact as a float can be. Neither is off by more than a few
units in the last place.
"""

from math import copysign, factorial

import numpy as np

from app.network.compiled.jit import loop

LOG2_E = 1.4426950408889634
# ln(2) in two parts; the first ends in zeros, so that a product with n is exact.
LN2_HIGH, LN2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10
# Next to this number no float has a fraction: what is added to it is rounded to a whole number.
WHOLE = 1.5 * 2.0**52
# Where a float's exponent begins, and what it is above itself.
PLACE, BIAS = 52, 1023
# Of the series, from the square on.
_2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13 = (1.0 / factorial(n) for n in range(2, 14))
# e^y is not far from the smallest float.
LOWEST = -708.0


@loop
def _parts(y: float) -> tuple[float, float]:
    """2^n and e^r - 1, for a y from LOWEST to 0."""
    n = (y * LOG2_E + WHOLE) - WHOLE
    r = (y - n * LN2_HIGH) - n * LN2_LOW
    q = ((((_13 * r + _12) * r + _11) * r + _10) * r + _9) * r + _8
    q = (((((q * r + _7) * r + _6) * r + _5) * r + _4) * r + _3) * r + _2
    # The bits of a float whose exponent is n.
    power = np.int64((np.int64(n) + BIAS) << PLACE).view(np.float64)
    return power, r + r * r * q


@loop
def exp_below(y: float) -> float:
    """e^y for a y that is not above 0; below LOWEST it stays what it is there."""
    power, more = _parts(max(y, LOWEST))
    return power + power * more


@loop
def expm1_below(y: float) -> float:
    """e^y - 1 for a y that is not above 0, with all its digits where y is small."""
    power, more = _parts(max(y, LOWEST))
    return power * more + (power - 1.0)


@loop
def tanh(x: float) -> float:
    e = expm1_below(-2.0 * abs(x))
    return copysign(e / (2.0 + e), x)
