"""The activations that are made of pieces, and their slopes where the pieces meet."""

from typing import Any

from app.engine.attr import Attr
from app.engine.op import Kernel, Reals, elementwise
from app.engine.term import Term

# Klambauer et al., 2017, equation 14.
SELU_SCALE = 1.0507009873554805
SELU_SLOPE = 1.7580993408473768


def _relu(m: Reals) -> Kernel:
    maximum = m.maximum
    return lambda x: (maximum(x, 0.0), (x > 0.0) * 1.0)


def _leaky_relu(m: Reals) -> Kernel:
    where = m.where
    return lambda x, slope: (where(x > 0.0, x, slope * x), where(x > 0.0, 1.0, slope))


def _elu(m: Reals) -> Kernel:
    exp, expm1, where = m.exp, m.expm1, m.where

    def kernel(x: Any, alpha: float) -> tuple[Any, ...]:
        below = where(x > 0.0, 0.0, x)
        return where(x > 0.0, x, alpha * expm1(below)), where(x > 0.0, 1.0, alpha * exp(below))

    return kernel


def _selu(m: Reals) -> Kernel:
    exp, expm1, where = m.exp, m.expm1, m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        below = where(x > 0.0, 0.0, x)
        y = where(x > 0.0, SELU_SCALE * x, SELU_SLOPE * expm1(below))
        return y, where(x > 0.0, SELU_SCALE, SELU_SLOPE * exp(below))

    return kernel


def _hard_tanh(m: Reals) -> Kernel:
    maximum, minimum, where = m.maximum, m.minimum, m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        return minimum(maximum(x, -1.0), 1.0), where(abs(x) < 1.0, 1.0, 0.0)

    return kernel


def _step(m: Reals) -> Kernel:
    where = m.where
    return lambda x: (where(x > 0.0, 1.0, 0.0), 0.0)


def _elu_slopes(_: Term, x: Term, alpha: float) -> tuple[Term, ...]:
    return (_rectified_slope(x, 1.0, alpha),)


def _selu_slopes(_: Term, x: Term) -> tuple[Term, ...]:
    return (_rectified_slope(x, SELU_SCALE, SELU_SLOPE),)


def _rectified_slope(x: Term, above: float, below: float) -> Term:
    """`above` where x is positive, elsewhere `below` times its exponential, never an overflow."""
    positive = x.to("step")
    return positive.to("where", above, below * positive.to("where", 0.0, x).to("exp"))


FAMILY = (
    elementwise(
        "relu",
        "x",
        _relu,
        lambda y, x: (x.to("step"),),
        family="activation",
        symbol="relu",
        latex=r"\max(0, <x>)",
        locals=(r"[\,<x> > 0\,]",),
        doc="The rectifier: the input if positive, else 0. At the kink at 0 the slope is 0, "
        "as in PyTorch; at NaN it is 0, where PyTorch passes the gradient on.",
        backward="A ReLU passes the gradient on where its input is positive and blocks it "
        "everywhere else.",
        example="x = 1.5\ny = relu(x)",
        domain=((0.1, 2.0),),
    ),
    elementwise(
        "leaky_relu",
        "x",
        _leaky_relu,
        lambda y, x, slope: (x.to("step").to("where", 1.0, slope),),
        family="activation",
        symbol="leaky",
        latex=r"<x>\,[\,<x> > 0\,] + <slope>\, <x>\,[\,<x> \le 0\,]",
        locals=(r"[\,<x> > 0\,] + <slope>\,[\,<x> \le 0\,]",),
        doc="A rectifier that lets a little through below 0: slope times x. At 0 the slope "
        "below is used, as in PyTorch.",
        backward="A leaky ReLU passes the gradient on where its input is positive and a small "
        "part of it elsewhere.",
        example="x = -2\ny = leaky_relu(x, slope=0.1)",
        attrs=(Attr("slope", "number", 0.01, "The slope α for negative inputs.", r"\alpha"),),
        domain=((0.1, 2.0),),
    ),
    elementwise(
        "elu",
        "x",
        _elu,
        _elu_slopes,
        family="activation",
        symbol="elu",
        latex=r"[\,<x> > 0\,]\, <x> + [\,<x> \le 0\,]\, <alpha> (e^{<x>} - 1)",
        locals=(r"[\,<x> > 0\,] + [\,<x> \le 0\,]\, <alpha> e^{<x>}",),
        doc="The exponential linear unit (Clevert et al., 2015): the input if positive, else alpha "
        "times (e^x - 1). At 0 the slope below, alpha, is used, as in PyTorch; at NaN the slope is "
        "NaN, where PyTorch passes the gradient on.",
        backward="An ELU passes the gradient on where its input is positive, and elsewhere alpha "
        "times the exponential of its input as much.",
        example="x = -1\ny = elu(x)",
        attrs=(Attr("alpha", "number", 1.0, "Minus the value α far below 0.", r"\alpha"),),
        domain=((-2.0, -0.1),),
    ),
    elementwise(
        "selu",
        "x",
        _selu,
        _selu_slopes,
        family="activation",
        symbol="selu",
        latex=r"\lambda ([\,<x> > 0\,]\, <x> + [\,<x> \le 0\,]\, \alpha (e^{<x>} - 1))",
        locals=(r"\lambda ([\,<x> > 0\,] + [\,<x> \le 0\,]\, \alpha e^{<x>})",),
        doc="The scaled exponential linear unit (Klambauer et al., 2017): λ = 1.0507 times an ELU "
        "with α = 1.6733, which keeps a mean of 0 and a variance of 1. At 0 the slope below is "
        "used, as in PyTorch; at NaN it is NaN, where PyTorch passes the gradient on.",
        backward="A SELU passes a little more than the gradient on where its input is positive, "
        "and elsewhere less and less of it the further below 0.",
        example="x = -1\ny = selu(x)",
        domain=((-2.0, -0.1),),
    ),
    elementwise(
        "hard_tanh",
        "x",
        _hard_tanh,
        lambda y, x: (x.to("abs").to("less", 1.0),),
        family="activation",
        symbol="htanh",
        latex=r"\max(-1, \min(1, <x>))",
        locals=(r"[\,-1 \lt <x> \lt 1\,]",),
        doc="A tanh made of straight lines: the input, held between -1 and 1. At both kinks the "
        "slope is 0, as in PyTorch; at NaN it is 0, where PyTorch passes the gradient on.",
        backward="A hard tanh passes the gradient on between -1 and 1 and blocks it elsewhere.",
        example="x = 0.5\ny = hard_tanh(x)",
        domain=((-0.9, 0.9),),
    ),
    elementwise(
        "step",
        "x",
        _step,
        lambda y, x: (None,),
        family="activation",
        symbol="step",
        latex=r"[\,<x> > 0\,]",
        locals=("0",),
        doc="The unit step of a threshold neuron: 1 where the input is positive, else 0. It is "
        "flat on both sides of its jump, so it carries no gradient: its local is 0 everywhere.",
        backward="A step is flat wherever it has a slope, so no gradient passes: this is why "
        "networks of steps cannot be trained by descent.",
        example="x = 0.5\ny = step(x)",
        domain=((0.1, 2.0),),
    ),
)
