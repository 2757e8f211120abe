"""The functions between the layers of a network."""

from typing import Any

from app.engine.attr import Attr
from app.engine.op import Kernel, Reals, elementwise


def _sigmoid(m: Reals) -> Kernel:
    exp, where = m.exp, m.where

    def kernel(x: Any) -> tuple[Any, ...]:
        # Only exp of a negative number is taken, so neither tail overflows or loses digits.
        e = exp(-abs(x))
        near = 1.0 / (1.0 + e)
        return where(x >= 0.0, near, e * near), e * near * near

    return kernel


def _relu(m: Reals) -> Kernel:
    maximum, where = m.maximum, m.where
    return lambda x: (maximum(x, 0.0), where(x > 0.0, 1.0, 0.0))


def _leaky_relu(m: Reals) -> Kernel:
    where = m.where
    return lambda x, slope: (where(x > 0.0, x, slope * x), where(x > 0.0, 1.0, slope))


def _maximum(m: Reals) -> Kernel:
    maximum, where = m.maximum, m.where

    def kernel(a: Any, b: Any) -> tuple[Any, ...]:
        left = where(a > b, 1.0, where(a == b, 0.5, 0.0))
        return maximum(a, b), left, 1.0 - left

    return kernel


def _maxout(m: Reals) -> Kernel:
    maximum, where, divide = m.maximum, m.where, m.divide

    def kernel(*pieces: Any) -> tuple[Any, ...]:
        y = pieces[0]
        for piece in pieces[1:]:
            y = maximum(y, piece)
        wins = [where(piece == y, 1.0, 0.0) for piece in pieces]
        ties = sum(wins)
        return y, *(divide(win, ties) for win in wins)

    return kernel


FAMILY = (
    elementwise(
        "sigmoid",
        "x",
        _sigmoid,
        family="activation",
        symbol="σ",
        latex=r"\sigma(<x>)",
        locals=("<y> (1 - <y>)",),
        doc="The logistic sigmoid 1/(1 + e^-x): squashes any number into (0, 1).",
        backward="A sigmoid multiplies the gradient by its value times one minus it: at most 1/4.",
        example="x = 1\ny = sigmoid(x)",
    ),
    elementwise(
        "relu",
        "x",
        _relu,
        family="activation",
        symbol="relu",
        latex=r"\max(0, <x>)",
        locals=(r"[\,<x> > 0\,]",),
        doc="The rectifier: the input if positive, else 0. At the kink at 0 the slope is 0, "
        "as in PyTorch.",
        backward="A ReLU passes the gradient on where its input is positive and blocks it "
        "everywhere else.",
        example="x = 1.5\ny = relu(x)",
        domain=((0.1, 2.0),),
    ),
    elementwise(
        "leaky_relu",
        "x",
        _leaky_relu,
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
        "maximum",
        "a b",
        _maximum,
        family="activation",
        symbol="max",
        latex=r"\max(<a>, <b>)",
        locals=(
            r"[\,<a> > <b>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
            r"[\,<b> > <a>\,] + \tfrac{1}{2} [\,<a> = <b>\,]",
        ),
        doc="The larger of two inputs. At a tie each gets half the gradient, as in PyTorch.",
        backward="A maximum routes the whole gradient to the larger input and 0 to the "
        "other; at a tie each gets half.",
        example="a = 2\nb = 3\ny = maximum(a, b)",
        domain=((1.5, 2.0), (0.5, 1.0)),
    ),
    elementwise(
        "maxout",
        "*z",
        _maxout,
        family="activation",
        symbol="maxout",
        latex=r"\max(<z>)",
        locals=(r"[\,<z> = <y>\,] / \text{number of largest}",),
        doc="A maxout unit (Goodfellow et al., 2013): the largest of any number of pieces. Ties "
        "share the gradient equally.",
        backward="A maxout routes the whole gradient to the largest piece and 0 to "
        "the others; ties share it.",
        example="a = 1\nb = 3\nc = 2\ny = maxout(a, b, c)",
        domain=((-2.0, 2.0),),
    ),
)
