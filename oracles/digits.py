"""Numbers from mpmath with as many digits as it takes for them to be right."""

from collections.abc import Callable, Mapping
from typing import Any

from mpmath import mp, mpc, mpf

FEWEST, MOST = 50, 1600
# Two results agree if their difference is below this share of them: 80 bits, where a float has 53.
AGREEMENT = mpf(2) ** -80


def exact(
    formula: Callable[..., Any], xs: tuple[float, ...], attrs: Mapping[str, float]
) -> mpf | None:
    """The real number that a formula gives, or None outside its domain and at its poles.

    It is computed with 50 digits and with twice as many until both agree. A 0 may be what is left
    when terms cancel, so it is believed only of 1600 digits, twice what floats reach down to.
    """
    digits, before = FEWEST, _real(formula, xs, attrs, FEWEST)
    while digits < MOST and before is not None:
        digits *= 2
        after = _real(formula, xs, attrs, digits)
        if after is None or (after != 0 and abs(after - before) <= AGREEMENT * abs(after)):
            return after
        before = after
    return before


def _real(
    formula: Callable[..., Any], xs: tuple[float, ...], attrs: Mapping[str, float], digits: int
) -> mpf | None:
    with mp.workdps(digits):
        try:
            found = formula(*map(mpf, xs), **{name: mpf(value) for name, value in attrs.items()})
        except ZeroDivisionError:
            return None
        return None if isinstance(found, mpc) or not mp.isfinite(found) else mpf(found)
