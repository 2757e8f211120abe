"""Sums, products and powers, with broadcasting."""

import math
from typing import Any

from app.engine.op import Kernel, Reals, elementwise
from app.engine.term import Term

# Below this, a number may come of an underflow that cost it digits.
FAINT = 1e-280
# Up to this, every whole number is a float.
WHOLE = 2.0**53


def _add(_: Reals) -> Kernel:
    return lambda a, b: (a + b, 1.0, 1.0)


def _sub(_: Reals) -> Kernel:
    return lambda a, b: (a - b, 1.0, -1.0)


def _mul(_: Reals) -> Kernel:
    return lambda a, b: (a * b, b, a)


def _neg(_: Reals) -> Kernel:
    return lambda x: (-x, -1.0)


def _div(m: Reals) -> Kernel:
    divide, where = m.divide, m.where

    def kernel(a: Any, b: Any) -> tuple[Any, ...]:
        y, inverse = divide(a, b), divide(1.0, b)
        # A subnormal quotient has lost digits, which another division may bring to light.
        faint = (abs(y) < FAINT) & (y != 0.0)
        return y, inverse, -where(faint, inverse * inverse * a, divide(y, b))

    return kernel


def _reciprocal(m: Reals) -> Kernel:
    divide = m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        y = divide(1.0, x)
        return y, -y * y

    return kernel


def _pow(m: Reals) -> Kernel:
    power, log, sign, where, divide = m.power, m.log, m.sign, m.where, m.divide

    def kernel(x: Any, n: Any) -> tuple[Any, ...]:
        y = power(x, n)
        size, steep = abs(x), abs(n) > 4.0
        # Half the power has its digits where all of it over- or underflows.
        half = power(size, 0.5 * n)
        less = n - 1.0
        lower = power(x, less)
        # What rounding takes from n - 1 counts as often as the logarithm of x says.
        rounded = (less + 1.0 != n) | (abs(n) > WHOLE)
        lost = rounded | (abs(lower) == math.inf) | (steep & (abs(lower) < FAINT))
        apart = where(steep, divide(n * half, x) * half * power(sign(x), n), divide(n * y, x))
        slope = where(lost & (size > 0.0) & (size < math.inf), apart, n * lower)
        growth = where((x == 0.0) & (n >= 0.0), 0.0, half * log(x) * half)
        return y, where(n == 0.0, 0.0, slope), growth

    return kernel


def _pow_slopes(y: Term, x: Term, n: Term) -> tuple[Term | float | None, ...]:
    # At a base of 0 an exponent that is not negative has no slope; the logarithm is kept away.
    idle = x.to("equal", 0.0) * (1.0 - n.to("less", 0.0))
    base = idle.to("where", 1.0, x)
    return _lowered(x, n), y * base.to("log")


def _lowered(x: Term, n: Term) -> Term | float | None:
    """n x^(n - 1), simplified for the whole powers that are met most."""
    match n.value if n.op == "constant" and not n.shape else None:
        case 0.0:
            return None
        case 1.0:
            return 1.0
        case 2.0:
            return 2.0 * x
        case float(power):
            return power * x ** (power - 1.0)
    return n.to("equal", 0.0).to("where", 0.0, n * x ** (n - 1.0))


FAMILY = (
    elementwise(
        "add",
        "a b",
        _add,
        lambda y, a, b: (1.0, 1.0),
        family="arithmetic",
        symbol="+",
        infix="+",
        latex="<a> + <b>",
        locals=("1", "1"),
        doc="The sum of two inputs.",
        backward="A sum hands its gradient on unchanged to each of its inputs.",
        example="a = 2\nb = 3\ny = a + b",
    ),
    elementwise(
        "sub",
        "a b",
        _sub,
        lambda y, a, b: (1.0, -1.0),
        family="arithmetic",
        symbol="−",
        infix="-",
        latex="<a> - <b>",
        locals=("1", "-1"),
        doc="The difference of two inputs.",
        backward="A difference passes the gradient on, with its sign turned for the second input.",
        example="a = 2\nb = 3\ny = a - b",
    ),
    elementwise(
        "mul",
        "a b",
        _mul,
        lambda y, a, b: (b, a),
        family="arithmetic",
        symbol="×",
        infix="*",
        latex=r"<a> \cdot <b>",
        locals=("<b>", "<a>"),
        doc="The product of two inputs, number by number.",
        backward="A product multiplies the gradient for one input by the value of the other.",
        example="a = 2\nb = 3\ny = a * b",
    ),
    elementwise(
        "div",
        "a b",
        _div,
        lambda y, a, b: (1.0 / b, -y / b),
        family="arithmetic",
        symbol="÷",
        infix="/",
        latex=r"\frac{<a>}{<b>}",
        locals=(r"\frac{1}{<b>}", r"-\frac{<a>}{<b>^2}"),
        doc="The quotient of two inputs. Division by zero gives an infinity, 0/0 gives NaN.",
        backward="A quotient divides the gradient by the denominator; the denominator itself "
        "gets it multiplied by minus the value over the denominator.",
        example="a = 2\nb = 3\ny = a / b",
        domain=((-2.0, 2.0), (0.5, 2.0)),
    ),
    elementwise(
        "neg",
        "x",
        _neg,
        lambda y, x: (-1.0,),
        family="arithmetic",
        symbol="−x",
        latex="-<x>",
        locals=("-1",),
        doc="The input with its sign turned.",
        backward="A minus turns the sign of the gradient.",
        example="x = 2\ny = -x",
    ),
    elementwise(
        "reciprocal",
        "x",
        _reciprocal,
        lambda y, x: (-y * y,),
        family="arithmetic",
        symbol="1/x",
        latex=r"\frac{1}{<x>}",
        locals=(r"-\frac{1}{<x>^2}",),
        doc="One divided by the input: an infinity at 0.",
        backward="A reciprocal multiplies the gradient by minus the square of its value.",
        example="x = 4\ny = reciprocal(x)",
        domain=((0.5, 2.0),),
    ),
    elementwise(
        "pow",
        "x n",
        _pow,
        _pow_slopes,
        family="arithmetic",
        symbol="xⁿ",
        infix="**",
        latex="{<x>}^{<n>}",
        locals=("<n> {<x>}^{<n> - 1}", r"<y> \ln <x>"),
        doc="The first input to the power of the second. With a negative base only whole powers "
        "are real, so the exponent's gradient is NaN there. At a base of 0 with an exponent of "
        "0 or more the exponent's gradient is 0, and x**0 has slope 0 everywhere, as in PyTorch.",
        backward="A power brings the exponent down as a factor and lowers it by one; toward the "
        "exponent it multiplies by its value times the logarithm of the base.",
        example="x = 2\ny = x ** 3",
        domain=((0.5, 2.0), (-2.0, 2.0)),
    ),
)
