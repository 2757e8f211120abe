"""The elementary functions of one input."""

from typing import Any

from app.engine.op import Kernel, Reals, elementwise


def _exp(m: Reals) -> Kernel:
    exp = m.exp

    def kernel(x: Any) -> tuple[Any, ...]:
        y = exp(x)
        return y, y

    return kernel


def _log(m: Reals) -> Kernel:
    log, divide = m.log, m.divide
    return lambda x: (log(x), divide(1.0, x))


def _sqrt(m: Reals) -> Kernel:
    sqrt, divide = m.sqrt, m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        y = sqrt(x)
        return y, divide(0.5, y)

    return kernel


def _square(_: Reals) -> Kernel:
    return lambda x: (x * x, 2.0 * x)


def _abs(m: Reals) -> Kernel:
    sign = m.sign
    return lambda x: (abs(x), sign(x))


def _sin(m: Reals) -> Kernel:
    sin, cos = m.sin, m.cos
    return lambda x: (sin(x), cos(x))


def _cos(m: Reals) -> Kernel:
    sin, cos = m.sin, m.cos
    return lambda x: (cos(x), -sin(x))


def _tanh(m: Reals) -> Kernel:
    tanh, exp, divide = m.tanh, m.exp, m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        # 1 - y*y loses every digit once y rounds to 1; 4e/(1+e)^2 with e = exp(-2|x|) does not.
        e = exp(-2.0 * abs(x))
        return tanh(x), divide(4.0 * e, (1.0 + e) * (1.0 + e))

    return kernel


FAMILY = (
    elementwise(
        "exp",
        "x",
        _exp,
        family="elementary",
        symbol="eˣ",
        latex="e^{<x>}",
        locals=("<y>",),
        doc="The exponential function.",
        backward="The exponential is its own slope, so it multiplies the gradient by its value.",
        example="x = 1\ny = exp(x)",
    ),
    elementwise(
        "log",
        "x",
        _log,
        family="elementary",
        symbol="ln",
        latex=r"\ln <x>",
        locals=(r"\frac{1}{<x>}",),
        doc="The natural logarithm: minus infinity at 0, NaN below.",
        backward="A logarithm divides the gradient by its input.",
        example="x = 2\ny = log(x)",
        domain=((0.2, 2.0),),
    ),
    elementwise(
        "sqrt",
        "x",
        _sqrt,
        family="elementary",
        symbol="√",
        latex=r"\sqrt{<x>}",
        locals=(r"\frac{1}{2 <y>}",),
        doc="The square root: its slope is infinite at 0, and it is NaN below.",
        backward="A square root divides the gradient by twice its value.",
        example="x = 4\ny = sqrt(x)",
        domain=((0.2, 2.0),),
    ),
    elementwise(
        "square",
        "x",
        _square,
        family="elementary",
        symbol="x²",
        latex="{<x>}^2",
        locals=("2 <x>",),
        doc="The input times itself.",
        backward="A square multiplies the gradient by twice its input.",
        example="x = 3\ny = square(x)",
    ),
    elementwise(
        "abs",
        "x",
        _abs,
        family="elementary",
        symbol="|x|",
        latex=r"\left|<x>\right|",
        locals=(r"\operatorname{sign}(<x>)",),
        doc="The distance from 0. At the kink at 0 the slope is taken as 0, as in PyTorch.",
        backward="An absolute value passes the gradient on, with its sign turned where the "
        "input is negative.",
        example="x = -2\ny = abs(x)",
        domain=((0.2, 2.0),),
    ),
    elementwise(
        "sin",
        "x",
        _sin,
        family="elementary",
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
        family="elementary",
        symbol="cos",
        latex=r"\cos <x>",
        locals=(r"-\sin <x>",),
        doc="The cosine of an angle in radians.",
        backward="A cosine multiplies the gradient by minus the sine of its input.",
        example="x = 1\ny = cos(x)",
    ),
    elementwise(
        "tanh",
        "x",
        _tanh,
        family="elementary",
        symbol="tanh",
        latex=r"\tanh <x>",
        locals=("1 - {<y>}^2",),
        doc="The hyperbolic tangent: squashes any number into (-1, 1).",
        backward="A tanh shrinks the gradient by 1 minus its value squared: near ±1 almost "
        "nothing passes.",
        example="x = 0.5\ny = tanh(x)",
    ),
)
