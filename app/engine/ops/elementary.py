"""The elementary functions of one input."""

from typing import Any

from app.engine.double_double import product
from app.engine.op import Kernel, Reals, elementwise


def _exp(m: Reals) -> Kernel:
    exp = m.exp

    def kernel(x: Any) -> tuple[Any, ...]:
        y = exp(x)
        return y, y

    return kernel


def _expm1(m: Reals) -> Kernel:
    exp, expm1 = m.exp, m.expm1
    return lambda x: (expm1(x), exp(x))


def _log1p(m: Reals) -> Kernel:
    log1p, divide = m.log1p, m.divide
    return lambda x: (log1p(x), divide(1.0, 1.0 + x))


def _log(m: Reals) -> Kernel:
    log, divide = m.log, m.divide
    return lambda x: (log(x), divide(1.0, x))


def _sqrt(m: Reals) -> Kernel:
    sqrt, divide = m.sqrt, m.divide

    def kernel(x: Any) -> tuple[Any, ...]:
        y = sqrt(x)
        return y, divide(0.5, y)

    return kernel


def _erf(m: Reals) -> Kernel:
    exp, erf = m.exp, m.erf

    def kernel(x: Any) -> tuple[Any, ...]:
        # Beyond 27 the slope is 0 in any case. Half the exponent keeps digits where all underflows.
        t = m.minimum(m.maximum(x, -28.0), 28.0)
        square, lost = product(t, t)
        half = exp(-0.5 * square)
        return erf(x), (ERF_SLOPE * (half - half * lost)) * half

    return kernel


def _square(_: Reals) -> Kernel:
    return lambda x: (x * x, 2.0 * x)


def _abs(m: Reals) -> Kernel:
    sign = m.sign
    return lambda x: (abs(x), sign(x))


def _sign(m: Reals) -> Kernel:
    sign = m.sign
    return lambda x: (sign(x), 0.0)


# 2/sqrt(pi).
ERF_SLOPE = 1.1283791670955126

FAMILY = (
    elementwise(
        "exp",
        "x",
        _exp,
        lambda y, x: (y,),
        family="elementary",
        symbol="eˣ",
        latex="e^{<x>}",
        locals=("<y>",),
        doc="The exponential function.",
        backward="The exponential is its own slope, so it multiplies the gradient by its value.",
        example="x = 1\ny = exp(x)",
    ),
    elementwise(
        "expm1",
        "x",
        _expm1,
        lambda y, x: (x.to("exp"),),
        family="elementary",
        symbol="eˣ−1",
        latex="e^{<x>} - 1",
        locals=("e^{<x>}",),
        doc="The exponential minus 1, exact to the last digits where the input is near 0.",
        backward="The exponential minus 1 multiplies the gradient by the exponential.",
        example="x = 0.001\ny = expm1(x)",
    ),
    elementwise(
        "log1p",
        "x",
        _log1p,
        lambda y, x: (1.0 / (1.0 + x),),
        family="elementary",
        symbol="ln(1+x)",
        latex=r"\ln(1 + <x>)",
        locals=(r"\frac{1}{1 + <x>}",),
        doc="The natural logarithm of 1 plus the input, exact to the last digits where the input "
        "is near 0. It is minus infinity at -1, NaN below.",
        backward="A log1p divides the gradient by 1 plus its input.",
        example="x = 0.001\ny = log1p(x)",
        domain=((-0.5, 2.0),),
    ),
    elementwise(
        "log",
        "x",
        _log,
        lambda y, x: (1.0 / x,),
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
        lambda y, x: (0.5 / y,),
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
        "erf",
        "x",
        _erf,
        lambda y, x: (ERF_SLOPE * (-x * x).to("exp"),),
        family="elementary",
        symbol="erf",
        latex=r"\operatorname{erf}(<x>)",
        locals=(r"\tfrac{2}{\sqrt{\pi}} e^{-<x>^2}",),
        doc="The error function, from -1 to 1: the chance that a normal number with a variance of "
        "1/2 is nearer to 0 than the input.",
        backward="An error function multiplies the gradient by a bell curve: nothing is left of it "
        "a few units away from 0.",
        example="x = 0.5\ny = erf(x)",
    ),
    elementwise(
        "square",
        "x",
        _square,
        lambda y, x: (2.0 * x,),
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
        lambda y, x: (x.to("sign"),),
        family="elementary",
        symbol="|x|",
        latex=r"\left|<x>\right|",
        locals=(r"\operatorname{sign}(<x>)",),
        doc="The distance from 0. At the kink at 0 the slope is taken as 0, as in PyTorch; at NaN "
        "it is NaN, where PyTorch has 0.",
        backward="An absolute value passes the gradient on, with its sign turned where the "
        "input is negative; at 0 it passes nothing.",
        example="x = -2\ny = abs(x)",
        domain=((0.2, 2.0),),
    ),
    elementwise(
        "sign",
        "x",
        _sign,
        lambda y, x: (None,),
        family="elementary",
        symbol="sign",
        latex=r"\operatorname{sign}(<x>)",
        locals=("0",),
        doc="1 where the input is positive, -1 where it is negative, 0 at 0, NaN at NaN (0 in "
        "PyTorch). It is flat on both sides of its jump, so it carries no gradient: its local is 0 "
        "everywhere.",
        backward="A sign is flat wherever it has a slope, so no gradient passes.",
        example="x = -2\ny = sign(x)",
        domain=((0.2, 2.0),),
    ),
)
