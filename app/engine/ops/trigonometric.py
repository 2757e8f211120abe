"""The circular and hyperbolic functions, and the inverses of the circular ones."""

from typing import Any

from app.engine.op import Kernel, Reals, elementwise


def _sin(m: Reals) -> Kernel:
    sin, cos = m.sin, m.cos
    return lambda x: (sin(x), cos(x))


def _cos(m: Reals) -> Kernel:
    sin, cos = m.sin, m.cos
    return lambda x: (cos(x), -sin(x))


def _tan(m: Reals) -> Kernel:
    tan = m.tan

    def kernel(x: Any) -> tuple[Any, ...]:
        y = tan(x)
        return y, 1.0 + y * y

    return kernel


def _asin(m: Reals) -> Kernel:
    asin, sqrt, divide = m.asin, m.sqrt, m.divide
    # 1 - x*x would lose digits near 1; each of these factors is exact there.
    return lambda x: (asin(x), divide(1.0, sqrt((1.0 - x) * (1.0 + x))))


def _acos(m: Reals) -> Kernel:
    acos, sqrt, divide = m.acos, m.sqrt, m.divide
    return lambda x: (acos(x), divide(-1.0, sqrt((1.0 - x) * (1.0 + x))))


def _atan(m: Reals) -> Kernel:
    atan, hypot = m.atan, m.hypot

    def kernel(x: Any) -> tuple[Any, ...]:
        # x*x would overflow long before the derivative underflows.
        side = hypot(1.0, x)
        return atan(x), 1.0 / side / side

    return kernel


def _sinh(m: Reals) -> Kernel:
    sinh, cosh = m.sinh, m.cosh
    return lambda x: (sinh(x), cosh(x))


def _cosh(m: Reals) -> Kernel:
    sinh, cosh = m.sinh, m.cosh
    return lambda x: (cosh(x), sinh(x))


def _tanh(m: Reals) -> Kernel:
    tanh, exp, divide = m.tanh, m.exp, m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        # 1 - y*y loses every digit once y rounds to 1; 4e/(1+e)^2 with e = exp(-2|x|) does not,
        # and multiplied out, the rounding of 1 + e does not count twice.
        e = exp(-2.0 * abs(x))
        return tanh(x), divide(4.0 * e, 1.0 + e * (2.0 + e))

    return kernel


FAMILY = (
    elementwise(
        "sin",
        "x",
        _sin,
        lambda y, x: (x.to("cos"),),
        family="trigonometric",
        symbol="sin",
        latex=r"\sin <x>",
        locals=(r"\cos <x>",),
        doc="The sine of an angle in radians.",
        backward="A sine multiplies the gradient by the cosine of its input.",
        example="x = 1\ny = sin(x)",
    ),
    elementwise(
        "cos",
        "x",
        _cos,
        lambda y, x: (-x.to("sin"),),
        family="trigonometric",
        symbol="cos",
        latex=r"\cos <x>",
        locals=(r"-\sin <x>",),
        doc="The cosine of an angle in radians.",
        backward="A cosine multiplies the gradient by minus the sine of its input.",
        example="x = 1\ny = cos(x)",
    ),
    elementwise(
        "tan",
        "x",
        _tan,
        lambda y, x: (1.0 + y * y,),
        family="trigonometric",
        symbol="tan",
        latex=r"\tan <x>",
        locals=("1 + {<y>}^2",),
        doc="The tangent of an angle in radians: it grows without bound near odd multiples of "
        "half of pi.",
        backward="A tangent multiplies the gradient by 1 plus its value squared.",
        example="x = 1\ny = tan(x)",
        domain=((-1.2, 1.2),),
    ),
    elementwise(
        "asin",
        "x",
        _asin,
        lambda y, x: (1.0 / (1.0 - x * x).to("sqrt"),),
        family="trigonometric",
        symbol="asin",
        latex=r"\arcsin <x>",
        locals=(r"\frac{1}{\sqrt{1 - <x>^2}}",),
        doc="The angle from -π/2 to π/2 whose sine is the input. Its slope is infinite at 1 and "
        "-1, and it is NaN beyond.",
        backward="An arcsine divides the gradient by the cosine of its value.",
        example="x = 0.5\ny = asin(x)",
        domain=((-0.9, 0.9),),
    ),
    elementwise(
        "acos",
        "x",
        _acos,
        lambda y, x: (-1.0 / (1.0 - x * x).to("sqrt"),),
        family="trigonometric",
        symbol="acos",
        latex=r"\arccos <x>",
        locals=(r"-\frac{1}{\sqrt{1 - <x>^2}}",),
        doc="The angle from 0 to π whose cosine is the input. Its slope is minus infinity at 1 "
        "and -1, and it is NaN beyond.",
        backward="An arccosine divides the gradient by minus the sine of its value.",
        example="x = 0.5\ny = acos(x)",
        domain=((-0.9, 0.9),),
    ),
    elementwise(
        "atan",
        "x",
        _atan,
        lambda y, x: (1.0 / (1.0 + x * x),),
        family="trigonometric",
        symbol="atan",
        latex=r"\arctan <x>",
        locals=(r"\frac{1}{1 + <x>^2}",),
        doc="The angle from -π/2 to π/2 whose tangent is the input.",
        backward="An arctangent divides the gradient by 1 plus its input squared.",
        example="x = 1\ny = atan(x)",
    ),
    elementwise(
        "sinh",
        "x",
        _sinh,
        lambda y, x: (x.to("cosh"),),
        family="trigonometric",
        symbol="sinh",
        latex=r"\sinh <x>",
        locals=(r"\cosh <x>",),
        doc="The hyperbolic sine (e^x - e^-x)/2.",
        backward="A hyperbolic sine multiplies the gradient by the hyperbolic cosine.",
        example="x = 1\ny = sinh(x)",
    ),
    elementwise(
        "cosh",
        "x",
        _cosh,
        lambda y, x: (x.to("sinh"),),
        family="trigonometric",
        symbol="cosh",
        latex=r"\cosh <x>",
        locals=(r"\sinh <x>",),
        doc="The hyperbolic cosine (e^x + e^-x)/2: the shape of a hanging chain.",
        backward="A hyperbolic cosine multiplies the gradient by the hyperbolic sine.",
        example="x = 1\ny = cosh(x)",
    ),
    elementwise(
        "tanh",
        "x",
        _tanh,
        lambda y, x: (1.0 - y * y,),
        family="trigonometric",
        symbol="tanh",
        latex=r"\tanh <x>",
        locals=("1 - {<y>}^2",),
        doc="The hyperbolic tangent: squashes any number into (-1, 1).",
        backward="A tanh shrinks the gradient by 1 minus its value squared: near ±1 almost "
        "nothing passes.",
        example="x = 0.5\ny = tanh(x)",
    ),
)
