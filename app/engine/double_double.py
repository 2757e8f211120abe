"""Numbers of about 32 digits as a float and the little that it misses (Dekker, 1971).

exp multiplies the relative error of its argument by that argument, so an argument that is itself
computed needs these. Only + - * are used, so everything serves floats and arrays alike.
"""

from typing import Any, TypeAlias

# A number as a high part and a low part, which is below half a unit in the last place of the high.
Pair: TypeAlias = tuple[Any, Any]

SPLITTER = 2.0**27 + 1.0


def product(a: Any, b: Any) -> Pair:
    """a * b without any rounding, while nothing overflows or underflows."""
    high = a * b
    a1, a2 = _halves(a)
    b1, b2 = _halves(b)
    return high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2


def polynomial(x: Any, terms: tuple[Pair, ...]) -> Pair:
    """The polynomial in x with these coefficients, the highest power first, by Horner's rule."""
    high, low = terms[0]
    for more, rest in terms[1:]:
        raised, lost = product(high, x)
        high = raised + more
        beyond = high - raised
        low = (raised - (high - beyond)) + (more - beyond) + lost + low * x + rest
    return high, low


def _halves(a: Any) -> Pair:
    """`a` as a sum of two numbers of half as many digits, whose products are exact."""
    far = SPLITTER * a
    top = far - (far - a)
    return top, a - top
